#include "schema_arena.h"

#include <pthread.h>
#include <stdlib.h>

// The chunk a thread keeps between messages, and the most one message may take (a decoded message is larger than its
// bytes on the wire, so this bounds what a hostile sender can make us allocate).
#define FIRST_CHUNK ((size_t)64 * 1024)
#define LARGEST_KEPT_CHUNK ((size_t)1024 * 1024)
#define LARGEST_ARENA ((size_t)256 * 1024 * 1024)

struct schema_arena_chunk {
    schema_arena_chunk *older;
    size_t size;
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static _Thread_local schema_arena *of_this_thread;

static void *allocate_block(void *context, size_t size) {
    size_t *block = schema_arena_allocate((schema_arena *)context, size + sizeof(size_t));
    if (block == NULL) return NULL;
    *block = size;
    return block + 1;
}

static void free_block(void *context, void *block) {
    (void)context;
    (void)block;
}

static void use_chunk(schema_arena *arena, schema_arena_chunk *chunk) {
    arena->next = (uint8_t *)(chunk + 1);
    arena->end = (uint8_t *)chunk + chunk->size;
}

static void destroy(void *pointer) {
    schema_arena *arena = pointer;
    while (arena->chunks != NULL) {
        schema_arena_chunk *older = arena->chunks->older;
        free(arena->chunks);
        arena->chunks = older;
    }
    free(arena);
}

static void make_key(void) { (void)pthread_key_create(&key, destroy); }

static schema_arena *create(void) {
    schema_arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL) return NULL;
    arena->allocator.alloc = allocate_block;
    arena->allocator.free = free_block;
    arena->allocator.allocator_data = arena;
    arena->limit = LARGEST_ARENA;
    return arena;
}

schema_arena *schema_arena_acquire(void) {
    schema_arena *arena = of_this_thread;
    if (arena == NULL) {
        arena = create();
        if (arena == NULL) return NULL;
        pthread_once(&once, make_key);
        if (pthread_setspecific(key, arena) == 0) of_this_thread = arena;
    } else if (arena->in_use) {
        arena = create();
        if (arena == NULL) return NULL;
    }
    arena->in_use = 1;
    return arena;
}

void schema_arena_release(schema_arena *arena) {
    if (arena == NULL) return;
    if (arena != of_this_thread) {
        destroy(arena);
        return;
    }
    // Keep the newest chunk, which is the largest, unless it is larger than messages usually need.
    schema_arena_chunk *kept = arena->chunks;
    if (kept != NULL) {
        schema_arena_chunk *older = kept->older;
        kept->older = NULL;
        while (older != NULL) {
            schema_arena_chunk *next = older->older;
            free(older);
            older = next;
        }
        if (kept->size > LARGEST_KEPT_CHUNK) {
            free(kept);
            kept = NULL;
        }
    }
    arena->chunks = kept;
    arena->reserved = kept == NULL ? 0 : kept->size;
    arena->next = arena->end = NULL;
    if (kept != NULL) use_chunk(arena, kept);
    arena->exhausted = 0;
    arena->in_use = 0;
}

void *schema_arena_grow(schema_arena *arena, size_t size) {
    size_t least = size + sizeof(schema_arena_chunk);
    size_t wanted = arena->chunks == NULL ? FIRST_CHUNK : arena->chunks->size * 2;
    size_t left = arena->limit - arena->reserved;
    if (wanted > left) wanted = left;
    if (wanted < least) wanted = least;
    schema_arena_chunk *chunk = least < size || least > left ? NULL : malloc(wanted);
    if (chunk == NULL) {
        arena->exhausted = 1;
        return NULL;
    }
    chunk->older = arena->chunks;
    chunk->size = wanted;
    arena->chunks = chunk;
    arena->reserved += wanted;
    use_chunk(arena, chunk);
    void *block = arena->next;
    arena->next += size;
    return block;
}

// Reads a varint of at most ten bytes; returns the bytes used, or zero if it does not end in time.
static size_t read_varint(const uint8_t *data, size_t count, uint64_t *value) {
    uint64_t result = 0;
    for (size_t index = 0; index < count && index < 10; index++) {
        result |= (uint64_t)(data[index] & 0x7f) << (7 * index);
        if ((data[index] & 0x80) == 0) {
            *value = result;
            return index + 1;
        }
    }
    return 0;
}

schema_verdict schema_classify(
    const ProtobufCMessageDescriptor *descriptor, const uint8_t *data, size_t count, unsigned depth) {
    if (depth == 0) return SCHEMA_VERDICT_TOO_DEEP;
    size_t at = 0;
    while (at < count) {
        uint64_t tag, length;
        size_t used = read_varint(data + at, count - at, &tag);
        if (used == 0) return count - at < 10 ? SCHEMA_VERDICT_TRUNCATED : SCHEMA_VERDICT_MALFORMED;
        at += used;
        if (tag >> 3 == 0 || tag > UINT32_MAX) return SCHEMA_VERDICT_MALFORMED;
        switch (tag & 7) {
        case PROTOBUF_C_WIRE_TYPE_VARINT:
            used = read_varint(data + at, count - at, &length);
            if (used == 0) return count - at < 10 ? SCHEMA_VERDICT_TRUNCATED : SCHEMA_VERDICT_MALFORMED;
            at += used;
            break;
        case PROTOBUF_C_WIRE_TYPE_64BIT:
            if (count - at < 8) return SCHEMA_VERDICT_TRUNCATED;
            at += 8;
            break;
        case PROTOBUF_C_WIRE_TYPE_32BIT:
            if (count - at < 4) return SCHEMA_VERDICT_TRUNCATED;
            at += 4;
            break;
        case PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED: {
            used = read_varint(data + at, count - at, &length);
            if (used == 0) return count - at < 10 ? SCHEMA_VERDICT_TRUNCATED : SCHEMA_VERDICT_MALFORMED;
            at += used;
            if (length > count - at) return SCHEMA_VERDICT_TRUNCATED;
            const ProtobufCFieldDescriptor *field =
                protobuf_c_message_descriptor_get_field(descriptor, (unsigned)(tag >> 3));
            if (field != NULL && field->type == PROTOBUF_C_TYPE_MESSAGE) {
                schema_verdict inner = schema_classify(
                    (const ProtobufCMessageDescriptor *)field->descriptor, data + at, length, depth - 1);
                if (inner != SCHEMA_VERDICT_SOUND) return inner;
            }
            at += length;
            break;
        }
        default:
            return SCHEMA_VERDICT_MALFORMED;
        }
    }
    return SCHEMA_VERDICT_SOUND;
}
