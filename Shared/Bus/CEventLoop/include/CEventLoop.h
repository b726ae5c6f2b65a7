// One thread that moves the bytes of one libnats connection, hands over its messages and keeps its timer.
//
// libnats normally starts a reader thread, a flusher thread and one delivery thread per subscription. Here all of that is
// one thread: it reads the socket, takes the messages out of (synchronous) subscriptions, calls `on_message`, and writes
// what publishers buffered meanwhile in one go.
#ifndef TOMBOLO_EVENT_LOOP_H
#define TOMBOLO_EVENT_LOOP_H

#include <nats/nats.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct tombolo_loop tombolo_loop;

// What the loop calls, always on its own thread.
typedef struct {
    // A message arrived for the subscription added with `box`; the message is destroyed after the call.
    void (*on_message)(void *context, void *box, natsMsg *message);
    // The subscription added with `box` is gone; nothing more is delivered to it.
    void (*on_removed)(void *context, void *box);
    // A tick passed; returns whether further ticks are wanted.
    bool (*on_tick)(void *context);
    // Passed to the calls above.
    void *context;
} tombolo_loop_calls;

// Starts the thread; NULL when the system refuses a thread or a descriptor.
tombolo_loop *tombolo_loop_start(tombolo_loop_calls calls, int tick_milliseconds);

// Makes connections created with these options use the loop. One connection per loop.
natsStatus tombolo_loop_bind(tombolo_loop *loop, natsOptions *options);

// Takes over a synchronous subscription. Returns false when memory is short (the caller keeps it then).
bool tombolo_loop_add(tombolo_loop *loop, natsSubscription *subscription, void *box);

// Hands over what waits in the subscription, unsubscribes, destroys it and then calls `on_removed`. May be called from any thread.
bool tombolo_loop_remove(tombolo_loop *loop, natsSubscription *subscription);

// Starts ticking; stops again when `on_tick` returns false.
void tombolo_loop_tick(tombolo_loop *loop);

// Stops the thread, removes all subscriptions and waits for the end of both. The connection must be closed, and not yet
// destroyed. Not to be called on the loop's own thread.
void tombolo_loop_stop(tombolo_loop *loop);

// Frees a stopped loop.
void tombolo_loop_free(tombolo_loop *loop);

// Publishes. `reply` may be NULL. `headers` holds name\0value\0 pairs, `headers_length` bytes of them.
natsStatus tombolo_publish(
    natsConnection *connection, const char *subject, const char *reply, const char *headers, size_t headers_length,
    const void *payload, int payload_length);

// One header of a received message; both pointers live as long as the message.
typedef struct {
    const char *name;
    const char *value;
} tombolo_header;

// Fills in up to `capacity` headers, sorted by name, and returns how many were filled in.
int tombolo_headers(natsMsg *message, tombolo_header *headers, int capacity);

// Destroys a message, sooner or later: at most 64 of them, or 256 KiB, wait for it in the whole process.
void tombolo_discard(natsMsg *message);

// Runs `body` on a thread of its own, for calls that block. Returns false when the system refuses a thread.
bool tombolo_run_on_thread(void (*body)(void *argument), void *argument);

#endif
