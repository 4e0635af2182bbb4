// Package sync has locks and other ways for goroutines to wait for each other.
// Methods without a body are natives (sync.c).
package sync

// noCopy makes vet complain about copies.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex is a lock that one goroutine holds at a time. The zero value is unlocked.
//
// state: bit 0 locked, bit 1 a woken waiter is on its way, bit 2 starving, above: how many wait. A released lock goes to whoever is
// fastest; a waiter that has lost for 1 ms makes the mutex starve: then it is handed from holder to waiter in order.
type Mutex struct {
	_     noCopy
	state int32
	sema  uint32
}

// Lock takes the lock, waiting for it if need be.
func (m *Mutex) Lock()

// TryLock takes the lock if it is free.
func (m *Mutex) TryLock() bool

// Unlock gives the lock back; it need not be the goroutine that took it.
func (m *Mutex) Unlock()

// A RWMutex is held by any number of readers or by one writer. A waiting writer keeps new readers out.
//
// readers counts readers; a writer takes 1<<30 away, so that it is negative while one holds or waits for the lock. leaving counts the
// readers that such a writer still waits for.
type RWMutex struct {
	_         noCopy
	w         Mutex
	writerSem uint32
	readerSem uint32
	readers   int32
	leaving   int32
}

// RLock takes the lock for reading.
func (rw *RWMutex) RLock()

// TryRLock takes the lock for reading if no writer is in the way.
func (rw *RWMutex) TryRLock() bool

// RUnlock undoes one RLock.
func (rw *RWMutex) RUnlock()

// Lock takes the lock for writing.
func (rw *RWMutex) Lock()

// TryLock takes the lock for writing if it is free.
func (rw *RWMutex) TryLock() bool

// Unlock undoes Lock.
func (rw *RWMutex) Unlock()

type readLocker RWMutex

func (r *readLocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *readLocker) Unlock() { (*RWMutex)(r).RUnlock() }

// RLocker gives the reader's side as a Locker.
func (rw *RWMutex) RLocker() Locker { return (*readLocker)(rw) }

// A WaitGroup waits until as many Done calls as Add announced have been made.
//
// state: the counter in the upper half, the number of waiters in the lower.
type WaitGroup struct {
	_     noCopy
	_     [0]uint64
	state uint64
	sema  uint32
}

// Add raises the counter by delta.
func (wg *WaitGroup) Add(delta int)

// Done lowers the counter by one.
func (wg *WaitGroup) Done()

// Wait returns when the counter is zero.
func (wg *WaitGroup) Wait()

// Go runs f in a goroutine that the group counts.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		f()
	}()
}
