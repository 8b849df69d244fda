/* The limit a stream hub is measured against: one epoll loop that sends a fixed frame to every client.
 * No heartbeat, no eviction, no resume. Usage: fanout CLIENTS FRAME_BYTES ROUNDS MILLISECONDS
 * Prints "port N", then after all rounds "sent N cpu SECONDS". */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static const char HEAD[] = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";

static double cpu_seconds(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static long long now_us(void) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return at.tv_sec * 1000000LL + at.tv_nsec / 1000;
}

static int listen_anywhere(int *port) {
    int one = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof place;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(fd, (struct sockaddr *)&place, size) || listen(fd, 4096)) exit(1);
    getsockname(fd, (struct sockaddr *)&place, &size);
    *port = ntohs(place.sin_port);
    return fd;
}

static size_t make_frame(char *frame, size_t bytes, int round) {
    int used = snprintf(frame, bytes, "id: %d\ndata: {\"t\":%lld,\"pad\":\"", round, now_us());
    memset(frame + used, 'x', bytes - used - 4);
    memcpy(frame + bytes - 4, "\"}\n\n", 4);
    return bytes;
}

int main(int count, char **words) {
    if (count != 5) return 2;
    int clients = atoi(words[1]), rounds = atoi(words[3]), pause = atoi(words[4]), port, known = 0;
    size_t bytes = atoi(words[2]);
    int *fds = calloc(clients, sizeof *fds), listening = listen_anywhere(&port), loop = epoll_create1(0);
    char *frame = malloc(bytes + 100), unread[4096];
    printf("port %d\n", port);
    fflush(stdout);
    while (known < clients) {
        int one = 1, fd = accept4(listening, NULL, NULL, 0);
        if (read(fd, unread, sizeof unread) <= 0 || write(fd, HEAD, sizeof HEAD - 1) < 0) return 3;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP, .data.fd = fd};
        epoll_ctl(loop, EPOLL_CTL_ADD, fd, &event);
        fds[known++] = fd;
    }
    int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    struct itimerspec beat = {{pause / 1000, pause % 1000 * 1000000L}, {1, 0}};
    struct epoll_event event = {.events = EPOLLIN, .data.fd = timer};
    timerfd_settime(timer, 0, &beat, NULL);
    epoll_ctl(loop, EPOLL_CTL_ADD, timer, &event);
    double before = cpu_seconds();
    long sent = 0;
    for (int round = 1; round <= rounds;) {
        struct epoll_event ready[64];
        int many = epoll_wait(loop, ready, 64, -1);
        for (int i = 0; i < many; i++) {
            unsigned long long ticks;
            if (ready[i].data.fd != timer) return 4;
            if (read(timer, &ticks, sizeof ticks) != sizeof ticks) return 5;
            size_t size = make_frame(frame, bytes, round++);
            for (int c = 0; c < clients; c++)
                sent += send(fds[c], frame, size, MSG_DONTWAIT | MSG_NOSIGNAL) == (ssize_t)size;
        }
    }
    printf("sent %ld cpu %.6f\n", sent, cpu_seconds() - before);
    fflush(stdout);
    sleep(2);
    return 0;
}
