package main

import "strings"

// listing is something of an exchange that is worth telling, once for all releases.
type listing struct {
	releases, api, name, what string
	count                     int
}

type listings []listing

// add tells it of one more exchange.
func (l *listings) add(x *exchange, what string) {
	for i := range *l {
		if known := &(*l)[i]; known.api == x.api && known.name == x.Name && known.what == what {
			if !strings.HasSuffix(known.releases, x.release) {
				known.releases += "," + x.release
			}
			known.count++
			return
		}
	}
	*l = append(*l, listing{x.release, x.api, x.Name, what, 1})
}

// of names the releases.
func (l *listing) of() string {
	if l.releases == strings.Join(releases, ",") {
		return "all releases"
	}
	return l.releases
}
