#include "CEventLoop.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// Messages that are done with. libnats hands each destroyed message to a thread of its own and wakes that thread if it
// sleeps; destroying many at a time wakes it once.
enum { DISCARDED_MESSAGES = 64, DISCARDED_BYTES = 256 * 1024 };

static struct {
    pthread_mutex_t lock;
    natsMsg *messages[DISCARDED_MESSAGES];
    int count;
    size_t bytes;
} discarded = {.lock = PTHREAD_MUTEX_INITIALIZER};

void tombolo_discard(natsMsg *message) {
    if (message == NULL) return;
    natsMsg *full[DISCARDED_MESSAGES];
    int count = 0;
    pthread_mutex_lock(&discarded.lock);
    discarded.messages[discarded.count++] = message;
    discarded.bytes += (size_t)natsMsg_GetDataLength(message);
    if (discarded.count == DISCARDED_MESSAGES || discarded.bytes >= DISCARDED_BYTES) {
        count = discarded.count;
        memcpy(full, discarded.messages, (size_t)count * sizeof *full);
        discarded.count = 0;
        discarded.bytes = 0;
    }
    pthread_mutex_unlock(&discarded.lock);
    for (int index = 0; index < count; index++) natsMsg_Destroy(full[index]);
}

natsStatus tombolo_publish(
    natsConnection *connection, const char *subject, const char *reply, const char *headers, size_t headers_length,
    const void *payload, int payload_length) {
    if (headers_length == 0) {
        if (reply == NULL) return natsConnection_Publish(connection, subject, payload, payload_length);
        return natsConnection_PublishRequest(connection, subject, reply, payload, payload_length);
    }
    natsMsg *message = NULL;
    natsStatus status = natsMsg_Create(&message, subject, reply, payload, payload_length);
    const char *end = headers + headers_length;
    while (status == NATS_OK && headers < end) {
        const char *value = headers + strlen(headers) + 1;
        status = natsMsgHeader_Set(message, headers, value);
        headers = value + strlen(value) + 1;
    }
    if (status == NATS_OK) status = natsConnection_PublishMsg(connection, message);
    tombolo_discard(message);
    return status;
}

int tombolo_headers(natsMsg *message, tombolo_header *headers, int capacity) {
    const char **names = NULL;
    int count = 0;
    if (natsMsgHeader_Keys(message, &names, &count) != NATS_OK) return 0;
    int filled = 0;
    for (int index = 0; index < count && filled < capacity; index++) {
        const char *value = NULL;
        if (natsMsgHeader_Get(message, names[index], &value) != NATS_OK) continue;
        int place = filled++;
        while (place > 0 && strcmp(headers[place - 1].name, names[index]) > 0) {
            headers[place] = headers[place - 1];
            place--;
        }
        headers[place] = (tombolo_header){.name = names[index], .value = value == NULL ? "" : value};
    }
    free(names);
    return filled;
}

typedef struct {
    void (*body)(void *argument);
    void *argument;
} thread_start;

static void *run_body(void *argument) {
    thread_start start = *(thread_start *)argument;
    free(argument);
    start.body(start.argument);
    nats_ReleaseThreadMemory();
    return NULL;
}

bool tombolo_run_on_thread(void (*body)(void *argument), void *argument) {
    thread_start *start = malloc(sizeof *start);
    if (start == NULL) return false;
    *start = (thread_start){.body = body, .argument = argument};
    pthread_t thread;
    if (pthread_create(&thread, NULL, run_body, start) != 0) {
        free(start);
        return false;
    }
    pthread_detach(thread);
    return true;
}
