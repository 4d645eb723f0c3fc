package source

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// maxUnpacked is how much an archive may hold, unpacked: far more than any API's
// pages, far less than what a small archive can pretend to hold.
const maxUnpacked = 2 << 30

const repack = "pack the saved pages alone, or give their folder"

func isArchive(name string) bool { return strings.EqualFold(filepath.Ext(name), ".zip") }

// archiveFile takes the pages of a zip file. The file stays open as long as any of
// its sources lives, for opening it again for each would read its directory again.
func (r *reader) archiveFile(ctx context.Context, name string) error {
	identity := realPath(name)
	if r.seen[identity] {
		r.found++
		return nil
	}
	r.seen[identity] = true
	f, err := os.Open(name)
	if err != nil {
		return unreadable(name, err)
	}
	info, err := f.Stat()
	if err == nil {
		err = r.archive(ctx, name, f, info.Size())
	}
	if err != nil {
		f.Close()
	}
	return err
}

// archive takes the readable files of an archive, sorted by name. Nothing is ever
// unpacked to disk. An archive that was made to do harm is refused whole.
func (r *reader) archive(ctx context.Context, name string, from io.ReaderAt, size int64) error {
	z, err := zip.NewReader(from, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return refuse(name, repack, "the zip archive is damaged: %v", err)
	}
	files, err := entries(name, z.File)
	if err != nil {
		return err
	}
	for _, f := range files {
		full := name + "/" + f.Name
		r.add(realPath(name)+"/"+f.Name, New(filepath.ToSlash(full), func(ctx context.Context) ([]byte, error) {
			return unpack(ctx, full, f)
		}))
	}
	if len(files) == 0 {
		return refuse(name, repack, "the zip archive holds no page (*.html, *.htm, *.txt), no document (*.json) and no listing (*.mjs, *.ts, *.cs)")
	}
	return ctx.Err()
}

// entries gives the files of an archive that are to be read.
func entries(archive string, all []*zip.File) ([]*zip.File, error) {
	if len(all) > maxFiles {
		return nil, refuse(archive, repack, "the zip archive holds more than %d files", maxFiles)
	}
	var files []*zip.File
	var total uint64
	names := map[string]bool{}
	for _, f := range all {
		total += min(f.UncompressedSize64, maxUnpacked)
		if err := suspect(archive, f, total); err != nil {
			return nil, err
		}
		if f.Mode().IsRegular() && isReadable(f.Name) && !hiddenEntry(f.Name) {
			if names[f.Name] {
				return nil, refuse(archive, repack, "the zip archive holds two files named %q", f.Name)
			}
			names[f.Name] = true
			files = append(files, f)
		}
	}
	slices.SortFunc(files, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	return files, nil
}

// suspect tells what is wrong with an entry; total is the size of all up to it.
func suspect(archive string, f *zip.File, total uint64) error {
	local := strings.ReplaceAll(f.Name, `\`, "/")
	switch {
	case !filepath.IsLocal(filepath.FromSlash(local)) || strings.HasPrefix(local, "/") || strings.Contains(local, ":"):
		return refuse(archive, repack, "the zip archive names a file outside of itself: %q", f.Name)
	case isArchive(f.Name) && !hiddenEntry(f.Name):
		return refuse(archive, "unpack it and give its pages", "the zip archive holds another archive: %q", f.Name)
	case isReadable(f.Name) && f.UncompressedSize64 > MaxBytes:
		return refuse(archive, repack, "the zip archive holds %q of %d MB, which no metadata page has", f.Name, f.UncompressedSize64>>20)
	case total > maxUnpacked:
		return refuse(archive, repack, "the zip archive holds more than %d GB when unpacked", maxUnpacked>>30)
	case isReadable(f.Name) && f.Flags&1 != 0:
		return refuse(archive, "unpack it and give its pages", "the zip archive is encrypted")
	}
	return nil
}

// hiddenEntry tells files that archivers leave behind from pages.
func hiddenEntry(name string) bool {
	return slices.ContainsFunc(strings.Split(path.Clean(name), "/"), func(part string) bool {
		return isHidden(part) || part == "__MACOSX"
	})
}

func unpack(ctx context.Context, name string, f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, refuse(name, repack, "the zip archive is damaged here: %v", err)
	}
	defer r.Close()
	data, err := readAll(ctx, name, r)
	var failed *Error
	if errors.As(err, &failed) && failed.Err != nil {
		return nil, refuse(name, repack, "the zip archive is damaged here: %v", failed.Err)
	}
	return data, err
}
