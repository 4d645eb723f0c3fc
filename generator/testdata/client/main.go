// Command client serves two generated packages on loopback, for ServiceStack's own client:
// prints the address, and ends when its standard input does.
package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"

	"generated.example/orders"
	"generated.example/zoo"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	keeper, d := &zooKeeper{}, newDesk()
	mux := http.NewServeMux()
	mux.Handle("/zoo/", zoo.NewHandler(keeper, zoo.WithBasePath("/zoo")))
	mux.Handle("/orders/", orders.NewHandler(d, orders.WithBasePath("/orders"), orders.WithAuthenticator(d.authenticate)))
	mux.HandleFunc("GET /forgotten", keeper.writeForgotten)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	log.Fatal(http.Serve(listener, mux))
}
