/* The phones: opens CLIENTS streams and reads them until told to stop by a line on standard input, or after SECONDS.
 * Usage: listeners PORT PATH CLIENTS SECONDS
 * Prints "open N" when every stream has begun, then "frames N p50 MS p99 MS max MS" (delay from the "t" in a frame). */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST_DELAYS 4000000

static int *delays;
static long frames;

static long long now_us(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec * 1000000LL + at.tv_nsec / 1000;
}

static int compare(const void *a, const void *b) {
    return *(const int *)a - *(const int *)b;
}

static int call(int port, const char *path) {
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct linger at_once = {1, 0};
    int small = 8192, fd = socket(AF_INET, SOCK_STREAM, 0);
    char request[512];
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    int size = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n", path);
    if (fd < 0 || connect(fd, (struct sockaddr *)&place, sizeof place) || write(fd, request, size) != size) {
        perror("listeners");
        exit(1);
    }
    return fd;
}

/* Frames begin with "id: "; reads are large enough for whole frames, so each read is searched on its own. */
static void take(const char *data, ssize_t size) {
    long long now = now_us();
    const char *at = data, *end = data + size;
    while ((at = memmem(at, end - at, "\"t\":", 4))) {
        at += 4;
        if (frames < MOST_DELAYS) delays[frames] = (int)(now - atoll(at));
        frames++;
    }
}

int main(int count, char **words) {
    if (count != 5) return 2;
    int port = atoi(words[1]), clients = atoi(words[3]), seconds = atoi(words[4]), begun = 0;
    int loop = epoll_create1(0);
    char *seen = calloc(200000, 1), data[65536];
    delays = malloc(MOST_DELAYS * sizeof *delays);
    long long until = now_us() + seconds * 1000000LL;
    struct pollfd told = {.fd = 0, .events = POLLIN};
    for (int opened = 0; now_us() < until;) {
        for (int i = 0; i < 50 && opened < clients; i++, opened++) {
            int fd = call(port, words[2]);
            struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
            epoll_ctl(loop, EPOLL_CTL_ADD, fd, &event);
        }
        struct epoll_event ready[512];
        int many = epoll_wait(loop, ready, 512, opened < clients ? 0 : 50);
        for (int i = 0; i < many; i++) {
            int fd = ready[i].data.fd;
            ssize_t size = read(fd, data, sizeof data);
            if (size <= 0) {
                fprintf(stderr, "listeners: a stream was closed\n");
                return 3;
            }
            if (!seen[fd]) {
                seen[fd] = 1;
                if (++begun == clients) {
                    printf("open %d\n", begun);
                    fflush(stdout);
                }
            }
            take(data, size);
        }
        if (opened == clients && poll(&told, 1, 0) > 0) break;
    }
    long known = frames < MOST_DELAYS ? frames : MOST_DELAYS;
    qsort(delays, known, sizeof *delays, compare);
    printf("frames %ld p50 %.1f p99 %.1f max %.1f\n", frames, known ? delays[known / 2] / 1e3 : 0,
           known ? delays[known * 99 / 100] / 1e3 : 0, known ? delays[known - 1] / 1e3 : 0);
    return 0;
}
