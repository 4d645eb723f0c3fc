package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"generated.example/zoo"
)

// zooKeeper answers most requests as they came.
type zooKeeper struct {
	zoo.Unimplemented

	mu        sync.Mutex
	forgotten []zoo.Forget
}

func (*zooKeeper) AllTypes(_ context.Context, r *zoo.AllTypes) (*zoo.AllTypes, error) { return r, nil }

func (*zooKeeper) AllCollections(_ context.Context, r *zoo.AllCollections) (*zoo.AllCollections, error) {
	return r, nil
}

func (*zooKeeper) EnumZoo(_ context.Context, r *zoo.EnumZoo) (*zoo.EnumZoo, error) { return r, nil }

func (*zooKeeper) Animals(_ context.Context, r *zoo.Animals) (*zoo.Animals, error) { return r, nil }

func (*zooKeeper) Aliased(_ context.Context, r *zoo.Aliased) (*zoo.Aliased, error) { return r, nil }

func (*zooKeeper) StoreItems(_ context.Context, r *zoo.StoreItems) ([]zoo.Item, error) {
	return *r, nil
}

func (*zooKeeper) GetText(_ context.Context, r *zoo.GetText) (string, error) {
	if r.Name == "" {
		return "", &zoo.Error{StatusCode: 400, ErrorCode: "NotEmpty", Message: "a name is due"}
	}
	return "Hello, " + r.Name, nil
}

// GetBytes says what the bytes are: the type of the format is what servers say otherwise,
// and this client takes them for JSON then.
func (*zooKeeper) GetBytes(ctx context.Context, r *zoo.GetBytes) ([]byte, error) {
	zoo.HandlerCallFrom(ctx).Header.Set("Content-Type", "application/octet-stream")
	data := make([]byte, r.Size)
	for i := range data {
		data[i] = byte(i)
	}
	return data, nil
}

// SearchItems tells what it was asked, an item an ID.
func (*zooKeeper) SearchItems(_ context.Context, r *zoo.SearchItems) (*zoo.ItemPage, error) {
	since := ""
	if r.Since != nil {
		since = r.Since.UTC().Format(time.RFC3339Nano)
	}
	asked := zoo.Item{Name: r.Q, Meta: map[string]string{"sort": r.Sort, "since": since, "colors": fmt.Sprint(r.Colors)}}
	for key, value := range r.Where {
		asked.Meta["where "+key] = value
	}
	page := &zoo.ItemPage{Total: int64(len(r.IDs)), Results: []zoo.Item{asked}}
	for _, id := range r.IDs {
		page.Results = append(page.Results, zoo.Item{ID: id})
	}
	if r.Take != nil {
		page.Results = page.Results[:min(int(*r.Take), len(page.Results))]
	}
	return page, nil
}

func (k *zooKeeper) Forget(_ context.Context, r *zoo.Forget) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.forgotten = append(k.forgotten, *r)
	return nil
}

// writeForgotten tells what arrived of calls that have no answer, and forgets that.
func (k *zooKeeper) writeForgotten(w http.ResponseWriter, _ *http.Request) {
	k.mu.Lock()
	defer k.mu.Unlock()
	_ = json.NewEncoder(w).Encode(k.forgotten)
	k.forgotten = nil
}
