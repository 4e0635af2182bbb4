// Package user knows the accounts of the system, from /etc/passwd and /etc/group.
package user

import (
	"os"
	"strconv"
	"strings"
)

// A User is an account.
type User struct {
	Uid      string
	Gid      string
	Username string
	Name     string
	HomeDir  string
}

// A Group is a group of accounts.
type Group struct {
	Gid  string
	Name string
}

// What was not found.
type (
	UnknownUserIdError  int
	UnknownUserError    string
	UnknownGroupIdError string
	UnknownGroupError   string
)

func (e UnknownUserIdError) Error() string  { return "user: unknown userid " + strconv.Itoa(int(e)) }
func (e UnknownUserError) Error() string    { return "user: unknown user " + string(e) }
func (e UnknownGroupIdError) Error() string { return "group: unknown groupid " + string(e) }
func (e UnknownGroupError) Error() string   { return "group: unknown group " + string(e) }

// records calls f with the fields of each line, until it returns true.
func records(file string, min int, f func(fields []string) bool) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for line := range strings.SplitSeq(string(data), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if fields := strings.Split(line, ":"); len(fields) >= min && fields[0] != "" && fields[0][0] != '+' && fields[0][0] != '-' && f(fields) {
			break
		}
	}
	return nil
}

func findUser(column int, value string, missing error) (u *User, err error) {
	err = records("/etc/passwd", 6, func(f []string) bool {
		if f[column] != value {
			return false
		}
		name, _, _ := strings.Cut(f[4], ",")
		u = &User{Uid: f[2], Gid: f[3], Username: f[0], Name: name, HomeDir: f[5]}
		return true
	})
	if err == nil && u == nil {
		err = missing
	}
	return u, err
}

func findGroup(column int, value string, missing error) (g *Group, err error) {
	err = records("/etc/group", 4, func(f []string) bool {
		if f[column] != value {
			return false
		}
		g = &Group{Gid: f[2], Name: f[0]}
		return true
	})
	if err == nil && g == nil {
		err = missing
	}
	return g, err
}

// Current is the user that runs this program.
func Current() (*User, error) {
	uid := strconv.Itoa(os.Getuid())
	u, err := LookupId(uid)
	if err == nil {
		return u, nil
	}
	home, _ := os.UserHomeDir()
	u = &User{Uid: uid, Gid: strconv.Itoa(os.Getgid()), Username: os.Getenv("USER"), HomeDir: home}
	if u.Username == "" || home == "" {
		return nil, err
	}
	return u, nil
}

// Lookup and LookupId find a user, LookupGroup and LookupGroupId a group.
func Lookup(username string) (*User, error) { return findUser(0, username, UnknownUserError(username)) }

func LookupId(uid string) (*User, error) {
	n, err := strconv.Atoi(uid)
	if err != nil {
		return nil, err
	}
	return findUser(2, uid, UnknownUserIdError(n))
}

func LookupGroup(name string) (*Group, error) { return findGroup(0, name, UnknownGroupError(name)) }

func LookupGroupId(gid string) (*Group, error) {
	if _, err := strconv.Atoi(gid); err != nil {
		return nil, err
	}
	return findGroup(2, gid, UnknownGroupIdError(gid))
}

// GroupIds lists the groups that the user is in.
func (u *User) GroupIds() ([]string, error) {
	ids := []string{u.Gid}
	err := records("/etc/group", 4, func(f []string) bool {
		if f[2] != u.Gid {
			for name := range strings.SplitSeq(f[3], ",") {
				if name == u.Username {
					ids = append(ids, f[2])
					break
				}
			}
		}
		return false
	})
	return ids, err
}
