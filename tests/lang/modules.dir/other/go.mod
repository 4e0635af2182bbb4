module ex.com/Dir/sub

go 1.24

require ex.com/old v1.2.3
