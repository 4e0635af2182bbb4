package main

func notmain() {}
