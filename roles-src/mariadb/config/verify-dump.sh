#!/usr/bin/env bash
# Reads a dump from standard input and fails when it holds no database or does not reach its end.
set -euo pipefail

awk '
  /^CREATE DATABASE / { databases++ }
  NF { last = $0 }
  END {
    if (databases == 0) { print "the dump holds no database" > "/dev/stderr"; exit 1 }
    if (last !~ /^-- Dump completed/) { print "the dump was cut off" > "/dev/stderr"; exit 1 }
  }
'
