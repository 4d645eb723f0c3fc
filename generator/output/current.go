package output

import (
	"io/fs"
	"strings"
)

// Current gives the SHA-256 in hex of each file of ssgen's in a folder, and in the folders
// of test parts in it: "shoptest/fake.gen.go". Retired ones count where they would be removed.
func Current(dir string, stale Stale) (map[string]string, error) {
	f, err := open(dir)
	if err != nil {
		return nil, err
	}
	defer f.root.Close()
	sums := map[string]string{}
	if err := f.sums(sums, "", stale); err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return nil, unusable(dir, "cannot be listed", err)
	}
	for _, e := range entries {
		if e.IsDir() && strings.HasSuffix(e.Name(), "test") && f.isTestPart(e.Name()) {
			if err := f.sums(sums, e.Name(), stale); err != nil {
				return nil, err
			}
		}
	}
	return sums, nil
}

// sums adds the files of one folder. It fails where there is more than files of ours that
// are to be there: what a killed run left.
func (f folder) sums(sums map[string]string, in string, stale Stale) error {
	_, err := f.look(in, func(name string, data []byte) (bool, error) {
		if strings.HasSuffix(name, Suffix) && Ours(data) && !(stale == Retire && isRetired(name, data)) {
			sums[name] = sum(data)
		}
		return false, nil
	})
	if err == nil && f.isUnfinished() {
		err = fs.ErrExist
	}
	return err
}
