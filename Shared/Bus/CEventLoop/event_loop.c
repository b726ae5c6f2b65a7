#include "CEventLoop.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum { NO_SOCKET = -1, WRITE_ATTEMPTS = 3 };

typedef struct {
    natsSubscription *subscription;
    void *box;
} entry;

typedef struct {
    entry entry;
    bool add;
} command;

struct tombolo_loop {
    tombolo_loop_calls calls;
    int tick_milliseconds;
    int epoll;
    int wakeup;
    pthread_t thread;

    // Guards the socket's registration below; taken last, nothing is called while holding it.
    pthread_mutex_t registration;
    natsSock socket;
    uint32_t registered;
    bool reading;
    atomic_bool writing_blocked;

    natsConnection *_Atomic connection;
    atomic_bool attached;
    atomic_bool want_write;
    atomic_bool sleeping;
    atomic_bool ticking;
    atomic_bool stopping;
    atomic_bool has_commands;

    // Guards the commands, which other threads leave for the loop.
    pthread_mutex_t command_lock;
    command *commands;
    size_t command_count;
    size_t command_capacity;

    // Only touched by the loop's thread.
    entry *entries;
    size_t entry_count;
    size_t entry_capacity;
    int64_t next_tick;
};

static int64_t now_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void wake(tombolo_loop *loop) {
    if (atomic_exchange(&loop->sleeping, false)) {
        uint64_t one = 1;
        ssize_t written = write(loop->wakeup, &one, sizeof one);
        (void)written;  // The counter being full means that a wake-up is pending anyway.
    }
}

// Brings epoll's registration in line with what is wanted; called with `registration` held.
static void update_registration(tombolo_loop *loop) {
    uint32_t wanted = (loop->reading ? EPOLLIN : 0) | (loop->writing_blocked ? EPOLLOUT : 0);
    if (loop->socket == NO_SOCKET || wanted == loop->registered) return;
    struct epoll_event event = {.events = wanted, .data.fd = loop->socket};
    int operation = wanted == 0 ? EPOLL_CTL_DEL : loop->registered == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    // A socket that libnats has closed already left the set by itself: the failure is harmless.
    if (epoll_ctl(loop->epoll, operation, loop->socket, &event) != 0 && errno == ENOENT && wanted != 0)
        epoll_ctl(loop->epoll, EPOLL_CTL_ADD, loop->socket, &event);
    loop->registered = wanted;
}

static natsStatus on_attach(void **data, void *context, natsConnection *connection, natsSock socket) {
    tombolo_loop *loop = context;
    pthread_mutex_lock(&loop->registration);
    loop->socket = socket;
    loop->registered = 0;
    loop->reading = true;
    loop->writing_blocked = false;
    update_registration(loop);
    pthread_mutex_unlock(&loop->registration);
    atomic_store(&loop->connection, connection);
    atomic_store(&loop->attached, true);
    *data = loop;
    wake(loop);
    return NATS_OK;
}

static natsStatus on_read(void *data, bool add) {
    tombolo_loop *loop = data;
    pthread_mutex_lock(&loop->registration);
    loop->reading = add;
    update_registration(loop);
    pthread_mutex_unlock(&loop->registration);
    return NATS_OK;
}

static natsStatus on_write(void *data, bool add) {
    tombolo_loop *loop = data;
    atomic_store(&loop->want_write, add);
    if (add) wake(loop);
    return NATS_OK;
}

static natsStatus on_detach(void *data) {
    tombolo_loop *loop = data;
    atomic_store(&loop->attached, false);
    pthread_mutex_lock(&loop->registration);
    loop->reading = false;
    loop->writing_blocked = false;
    update_registration(loop);
    loop->socket = NO_SOCKET;
    pthread_mutex_unlock(&loop->registration);
    return NATS_OK;
}

static void set_writing_blocked(tombolo_loop *loop, bool blocked) {
    pthread_mutex_lock(&loop->registration);
    loop->writing_blocked = blocked;
    update_registration(loop);
    pthread_mutex_unlock(&loop->registration);
}

// Hands over what waits in a subscription.
static void deliver_entry(tombolo_loop *loop, entry current) {
    uint64_t waiting = 0;
    if (natsSubscription_QueuedMsgs(current.subscription, &waiting) != NATS_OK) return;
    while (waiting-- > 0) {
        natsMsg *message = NULL;
        natsStatus status = natsSubscription_NextMsg(&message, current.subscription, 0);
        if (status == NATS_OK) {
            loop->calls.on_message(loop->calls.context, current.box, message);
            tombolo_discard(message);
        } else if (status != NATS_SLOW_CONSUMER) {
            break;
        }
    }
}

// Hands over everything that waits in the subscriptions.
static void deliver(tombolo_loop *loop) {
    for (size_t index = 0; index < loop->entry_count; index++) deliver_entry(loop, loop->entries[index]);
}

static void discard(tombolo_loop *loop, entry gone) {
    natsSubscription_Destroy(gone.subscription);
    loop->calls.on_removed(loop->calls.context, gone.box);
}

static void add_entry(tombolo_loop *loop, entry added) {
    if (loop->entry_count == loop->entry_capacity) {
        size_t capacity = loop->entry_capacity == 0 ? 16 : loop->entry_capacity * 2;
        entry *grown = realloc(loop->entries, capacity * sizeof *grown);
        if (grown == NULL) return discard(loop, added);
        loop->entries = grown;
        loop->entry_capacity = capacity;
    }
    loop->entries[loop->entry_count++] = added;
}

static void remove_entry(tombolo_loop *loop, natsSubscription *subscription) {
    for (size_t index = 0; index < loop->entry_count; index++) {
        if (loop->entries[index].subscription != subscription) continue;
        entry gone = loop->entries[index];
        for (size_t next = index + 1; next < loop->entry_count; next++) loop->entries[next - 1] = loop->entries[next];
        loop->entry_count--;
        deliver_entry(loop, gone);
        return discard(loop, gone);
    }
}

// Applies what other threads asked for. Returns whether there was anything.
static bool apply_commands(tombolo_loop *loop) {
    if (!atomic_exchange(&loop->has_commands, false)) return false;
    pthread_mutex_lock(&loop->command_lock);
    command *commands = loop->commands;
    size_t count = loop->command_count;
    loop->commands = NULL;
    loop->command_count = 0;
    loop->command_capacity = 0;
    pthread_mutex_unlock(&loop->command_lock);
    for (size_t index = 0; index < count; index++) {
        if (commands[index].add)
            add_entry(loop, commands[index].entry);
        else
            remove_entry(loop, commands[index].entry.subscription);
    }
    free(commands);
    return count > 0;
}

static bool leave_command(tombolo_loop *loop, command left) {
    pthread_mutex_lock(&loop->command_lock);
    if (loop->command_count == loop->command_capacity) {
        size_t capacity = loop->command_capacity == 0 ? 8 : loop->command_capacity * 2;
        command *grown = realloc(loop->commands, capacity * sizeof *grown);
        if (grown == NULL) {
            pthread_mutex_unlock(&loop->command_lock);
            return false;
        }
        loop->commands = grown;
        loop->command_capacity = capacity;
    }
    loop->commands[loop->command_count++] = left;
    pthread_mutex_unlock(&loop->command_lock);
    atomic_store(&loop->has_commands, true);
    wake(loop);
    return true;
}

static void write_pending(tombolo_loop *loop) {
    if (!atomic_load(&loop->want_write) || !atomic_load(&loop->attached) || loop->writing_blocked) return;
    // Publishers may add bytes meanwhile, so one more attempt is cheaper than a round through epoll.
    for (int attempt = 0; attempt < WRITE_ATTEMPTS && atomic_load(&loop->want_write); attempt++)
        natsConnection_ProcessWriteEvent(atomic_load(&loop->connection));
    // Still wanted: most likely the socket is full; if not, epoll says at once that it is writable.
    if (atomic_load(&loop->want_write)) set_writing_blocked(loop, true);
}

static void tick(tombolo_loop *loop) {
    if (!atomic_load(&loop->ticking)) return;
    int64_t now = now_milliseconds();
    if (now < loop->next_tick) return;
    loop->next_tick = now + loop->tick_milliseconds;
    // Cleared first: a request that starts the ticking while on_tick decides to stop it must win.
    atomic_store(&loop->ticking, false);
    if (loop->calls.on_tick(loop->calls.context)) atomic_store(&loop->ticking, true);
}

// Waits for the socket, a wake-up or the next tick. Returns whether the socket has something.
static uint32_t wait_for_event(tombolo_loop *loop) {
    atomic_store(&loop->sleeping, true);
    bool busy = atomic_load(&loop->has_commands) || atomic_load(&loop->stopping)
        || (atomic_load(&loop->want_write) && atomic_load(&loop->attached) && !loop->writing_blocked);
    int timeout = busy ? 0 : atomic_load(&loop->ticking) ? loop->tick_milliseconds : -1;
    struct epoll_event events[4];
    int count = epoll_wait(loop->epoll, events, 4, timeout);
    atomic_store(&loop->sleeping, false);
    uint32_t happened = 0;
    for (int index = 0; index < count; index++) {
        if (events[index].data.fd == loop->wakeup) {
            uint64_t counter;
            ssize_t length = read(loop->wakeup, &counter, sizeof counter);
            (void)length;
        } else {
            happened |= events[index].events;
        }
    }
    return happened;
}

static void *run(void *argument) {
    tombolo_loop *loop = argument;
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
    while (!atomic_load(&loop->stopping)) {
        uint32_t happened = wait_for_event(loop);
        bool changed = apply_commands(loop);
        if ((happened & ~(uint32_t)EPOLLOUT) != 0 && atomic_load(&loop->attached))
            natsConnection_ProcessReadEvent(atomic_load(&loop->connection));
        if (changed || happened != 0) deliver(loop);
        if ((happened & EPOLLOUT) != 0) set_writing_blocked(loop, false);
        write_pending(loop);
        tick(loop);
    }
    apply_commands(loop);
    while (loop->entry_count > 0) discard(loop, loop->entries[--loop->entry_count]);
    nats_ReleaseThreadMemory();
    return NULL;
}

static void release(tombolo_loop *loop) {
    if (loop->epoll >= 0) close(loop->epoll);
    if (loop->wakeup >= 0) close(loop->wakeup);
    pthread_mutex_destroy(&loop->registration);
    pthread_mutex_destroy(&loop->command_lock);
    free(loop->commands);
    free(loop->entries);
    free(loop);
}

tombolo_loop *tombolo_loop_start(tombolo_loop_calls calls, int tick_milliseconds) {
    tombolo_loop *loop = calloc(1, sizeof *loop);
    if (loop == NULL) return NULL;
    loop->calls = calls;
    loop->tick_milliseconds = tick_milliseconds;
    loop->socket = NO_SOCKET;
    pthread_mutex_init(&loop->registration, NULL);
    pthread_mutex_init(&loop->command_lock, NULL);
    loop->epoll = epoll_create1(EPOLL_CLOEXEC);
    loop->wakeup = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = loop->wakeup};
    if (loop->epoll < 0 || loop->wakeup < 0 || epoll_ctl(loop->epoll, EPOLL_CTL_ADD, loop->wakeup, &event) != 0
        || pthread_create(&loop->thread, NULL, run, loop) != 0) {
        release(loop);
        return NULL;
    }
    return loop;
}

natsStatus tombolo_loop_bind(tombolo_loop *loop, natsOptions *options) {
    return natsOptions_SetEventLoop(options, loop, on_attach, on_read, on_write, on_detach);
}

bool tombolo_loop_add(tombolo_loop *loop, natsSubscription *subscription, void *box) {
    return leave_command(loop, (command){.entry = {.subscription = subscription, .box = box}, .add = true});
}

bool tombolo_loop_remove(tombolo_loop *loop, natsSubscription *subscription) {
    return leave_command(loop, (command){.entry = {.subscription = subscription}, .add = false});
}

void tombolo_loop_tick(tombolo_loop *loop) {
    if (!atomic_exchange(&loop->ticking, true)) wake(loop);
}

void tombolo_loop_stop(tombolo_loop *loop) {
    atomic_store(&loop->stopping, true);
    wake(loop);
    pthread_join(loop->thread, NULL);
}

void tombolo_loop_free(tombolo_loop *loop) { release(loop); }
