// Package driver has the interfaces between package sql and the drivers of databases, and what converts the values that pass there.
package driver

import (
	"context"
	"errors"
	"reflect"
)

// A Value is nil, int64, float64, bool, []byte, string or time.Time, or what a driver with a NamedValueChecker takes besides.
type Value any

// A NamedValue is an argument of a query: its place from 1 on and, where it has one, its name without any prefix.
type NamedValue struct {
	Name    string
	Ordinal int
	Value   Value
}

// What drivers answer: the connection is unusable, and nothing has been done on it; the short way does not exist, go the long one;
// the argument was meant for the driver and is not one of the query.
var (
	ErrBadConn        = errors.New("driver: bad connection")
	ErrSkip           = errors.New("driver: skip fast-path; continue as if unimplemented")
	ErrRemoveArgument = errors.New("driver: remove argument from query")
)

// A Driver opens connections by a name of its own form. DriverContext parses the name once, into a Connector.
type (
	Driver interface {
		Open(name string) (Conn, error)
	}
	DriverContext interface {
		OpenConnector(name string) (Connector, error)
	}
	Connector interface {
		Connect(context.Context) (Conn, error)
		Driver() Driver
	}
)

// A Conn is a connection, used by one goroutine at a time. The other interfaces are what it may offer besides.
type (
	Conn interface {
		Prepare(query string) (Stmt, error)
		Close() error
		Begin() (Tx, error)
	}
	ConnPrepareContext interface {
		PrepareContext(ctx context.Context, query string) (Stmt, error)
	}
	ConnBeginTx interface {
		BeginTx(ctx context.Context, opts TxOptions) (Tx, error)
	}
	Pinger interface {
		Ping(ctx context.Context) error
	}
	SessionResetter interface {
		ResetSession(ctx context.Context) error
	}
	Validator interface {
		IsValid() bool
	}
	Execer interface {
		Exec(query string, args []Value) (Result, error)
	}
	ExecerContext interface {
		ExecContext(ctx context.Context, query string, args []NamedValue) (Result, error)
	}
	Queryer interface {
		Query(query string, args []Value) (Rows, error)
	}
	QueryerContext interface {
		QueryContext(ctx context.Context, query string, args []NamedValue) (Rows, error)
	}
	NamedValueChecker interface {
		CheckNamedValue(*NamedValue) error
	}
)

// A Tx is a transaction.
type Tx interface {
	Commit() error
	Rollback() error
}

// An IsolationLevel is one of package sql's.
type IsolationLevel int

// TxOptions are the options of a transaction.
type TxOptions struct {
	Isolation IsolationLevel
	ReadOnly  bool
}

// A Stmt is a prepared statement of one connection. NumInput: how many arguments it wants, -1 if it does not know.
type (
	Stmt interface {
		Close() error
		NumInput() int
		Exec(args []Value) (Result, error)
		Query(args []Value) (Rows, error)
	}
	StmtExecContext interface {
		ExecContext(ctx context.Context, args []NamedValue) (Result, error)
	}
	StmtQueryContext interface {
		QueryContext(ctx context.Context, args []NamedValue) (Rows, error)
	}
	ColumnConverter interface {
		ColumnConverter(idx int) ValueConverter
	}
)

// Rows are the rows of an answer: Next fills dest with the next one, or returns io.EOF. The other interfaces tell more of the columns.
type (
	Rows interface {
		Columns() []string
		Close() error
		Next(dest []Value) error
	}
	RowsNextResultSet interface {
		Rows
		HasNextResultSet() bool
		NextResultSet() error
	}
	RowsColumnTypeScanType interface {
		Rows
		ColumnTypeScanType(index int) reflect.Type
	}
	RowsColumnTypeDatabaseTypeName interface {
		Rows
		ColumnTypeDatabaseTypeName(index int) string
	}
	RowsColumnTypeLength interface {
		Rows
		ColumnTypeLength(index int) (length int64, ok bool)
	}
	RowsColumnTypeNullable interface {
		Rows
		ColumnTypeNullable(index int) (nullable, ok bool)
	}
	RowsColumnTypePrecisionScale interface {
		Rows
		ColumnTypePrecisionScale(index int) (precision, scale int64, ok bool)
	}
)

// A Result is that of a statement without rows.
type Result interface {
	LastInsertId() (int64, error)
	RowsAffected() (int64, error)
}

// RowsAffected is the Result of a statement that changed so many rows.
type RowsAffected int64

func (n RowsAffected) RowsAffected() (int64, error) { return int64(n), nil }

func (RowsAffected) LastInsertId() (int64, error) {
	return 0, errors.New("LastInsertId is not supported by this driver")
}

type noRows struct{}

// ResultNoRows is the Result of a statement that changes no rows, such as CREATE TABLE.
var ResultNoRows noRows

func (noRows) RowsAffected() (int64, error) { return noRows{}.without("RowsAffected") }
func (noRows) LastInsertId() (int64, error) { return noRows{}.without("LastInsertId") }
func (noRows) without(what string) (int64, error) {
	return 0, errors.New("no " + what + " available after DDL statement")
}
