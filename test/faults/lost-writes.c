/*
 * Keeps, beside every file that is written under a folder, an image of it as of its last fsync. A test kills the
 * process and puts the images in the files' places: the power was cut, and writes not yet synced are lost.
 *
 *   LD_PRELOAD=lost-writes.so LOST_WRITES_UNDER=/data LOST_WRITES_IMAGES=/images program
 *
 * With LOST_WRITES_DEAF=1 no sync is heard, as on a disk that lies: proof that the test would notice.
 *
 * An image is named by the inode of its file. "<inode>.new" instead: the file was made in this run and never synced.
 * A new name counts as durable at once. What the program maps into memory (SQLite's -shm) is not followed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct range { off_t from, to; };
struct file {
  ino_t inode;
  struct range *dirty;
  size_t count, room;
  struct file *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct file *files;
static char under[PATH_MAX], images[PATH_MAX];
static dev_t device;
static unsigned char followed[65536];
static int deaf;

#define REAL(name) ({ static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name); real; })
#define LOCKED(work) do { pthread_mutex_lock(&lock); work; pthread_mutex_unlock(&lock); } while (0)

static void die(const char *what) {
  fprintf(stderr, "lost-writes: %s: %s\n", what, strerror(errno));
  _exit(97);
}

__attribute__((constructor)) static void begin(void) {
  struct stat status;
  const char *folder = getenv("LOST_WRITES_UNDER"), *beside = getenv("LOST_WRITES_IMAGES");
  if (!folder || !beside || !realpath(folder, under) || !realpath(beside, images)) die("where?");
  if (stat(under, &status)) die(under);
  device = status.st_dev;
  deaf = getenv("LOST_WRITES_DEAF") != NULL;
}

static int is_under(const char *path) {
  size_t length = strlen(under);
  return strncmp(path, under, length) == 0 && path[length] == '/';
}

static void image_path(char *path, ino_t inode, const char *suffix) {
  snprintf(path, PATH_MAX, "%.3000s/%lu%s", images, (unsigned long)inode, suffix);
}

static void copy(int from, int to, off_t at, off_t end) {
  static char buffer[1 << 20];
  while (at < end) {
    size_t want = end - at < (off_t)sizeof buffer ? (size_t)(end - at) : sizeof buffer;
    ssize_t got = REAL(pread64)(from, buffer, want, at);
    if (got < 0) die("read");
    if (got == 0) return;
    if (REAL(pwrite64)(to, buffer, got, at) != got) die("image");
    at += got;
  }
}

/*
 * A descriptor that reads what `fd` writes: `fd` itself where that can be, for to close another one of the same file
 * would give up the locks that the process holds on it.
 */
static int reader_of(int fd) {
  char self[64];
  if ((fcntl(fd, F_GETFL) & O_ACCMODE) != O_WRONLY) return fd;
  snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
  int reader = REAL(open64)(self, O_RDONLY);
  if (reader < 0) die(self);
  return reader;
}

static void done_reading(int reader, int fd) {
  if (reader != fd) syscall(SYS_close, reader);
}

static struct file *find(ino_t inode) {
  for (struct file *each = files; each; each = each->next)
    if (each->inode == inode) return each;
  return NULL;
}

static void forget(ino_t inode) {
  char path[PATH_MAX];
  for (struct file **at = &files; *at; at = &(*at)->next)
    if ((*at)->inode == inode) {
      struct file *gone = *at;
      *at = gone->next;
      free(gone->dirty);
      free(gone);
      break;
    }
  image_path(path, inode, "");
  REAL(unlink)(path);
  image_path(path, inode, ".new");
  REAL(unlink)(path);
}

/* Before the first change in this run: what is there now counts as synced. A kill leaves a whole image or none. */
static struct file *before_change(int fd, const struct stat *status) {
  struct file *file = find(status->st_ino);
  if (file) return file;
  char path[PATH_MAX], part[PATH_MAX];
  image_path(path, status->st_ino, status->st_size == 0 ? ".new" : "");
  image_path(part, status->st_ino, ".part");
  int image = REAL(open64)(part, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (image < 0) die(part);
  int reader = reader_of(fd);
  copy(reader, image, 0, status->st_size);
  done_reading(reader, fd);
  syscall(SYS_close, image);
  if (REAL(rename)(part, path)) die(part);
  file = calloc(1, sizeof *file);
  file->inode = status->st_ino;
  file->next = files;
  files = file;
  return file;
}

static void changed(struct file *file, off_t from, off_t to) {
  if (to <= from) return;
  struct range *last = file->count ? &file->dirty[file->count - 1] : NULL;
  if (last && from <= last->to && to >= last->from) {
    if (from < last->from) last->from = from;
    if (to > last->to) last->to = to;
    return;
  }
  if (file->count == file->room) {
    file->room = file->room ? file->room * 2 : 64;
    file->dirty = realloc(file->dirty, file->room * sizeof *file->dirty);
  }
  file->dirty[file->count++] = (struct range){ from, to };
}

/* Null: this file descriptor is none of ours. */
static struct file *ours(int fd, struct stat *status) {
  if (fd < 0 || fd >= 65536 || !followed[fd] || fstat(fd, status)) return NULL;
  if (status->st_dev != device || !S_ISREG(status->st_mode)) return NULL;
  return before_change(fd, status);
}

static void sync_image(int fd) {
  struct stat status;
  char path[PATH_MAX], fresh[PATH_MAX];
  struct file *file = ours(fd, &status);
  if (!file) return;
  image_path(path, status.st_ino, "");
  image_path(fresh, status.st_ino, ".new");
  int image = REAL(open64)(path, O_CREAT | O_WRONLY, 0600);
  int reader = reader_of(fd);
  if (image < 0) die(path);
  for (size_t each = 0; each < file->count; each++) copy(reader, image, file->dirty[each].from, file->dirty[each].to);
  if (REAL(ftruncate64)(image, status.st_size)) die(path);
  done_reading(reader, fd);
  syscall(SYS_close, image);
  REAL(unlink)(fresh);
  file->count = 0;
}

static int opened(int fd, const char *path, int flags) {
  char self[64], real[PATH_MAX];
  (void)path;
  if (fd < 0 || fd >= 65536 || (flags & O_DIRECTORY)) return fd;
  snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(self, real, sizeof real - 1);
  if (length > 0) real[length] = 0;
  size_t suffix = length > 4 && strcmp(real + length - 4, "-shm") == 0;
  followed[fd] = length > 0 && is_under(real) && !suffix;
  return fd;
}

/* A file that is emptied by opening it was changed. */
static void before_open(int folder, const char *path, int flags) {
  if (!(flags & O_TRUNC)) return;
  int fd = REAL(openat64)(folder, path, O_RDONLY);
  if (fd < 0) return;
  struct stat status;
  opened(fd, path, 0);
  LOCKED({
    struct file *file = ours(fd, &status);
    if (file) changed(file, 0, status.st_size);
  });
  followed[fd] = 0;
  syscall(SYS_close, fd);
}

#define MODE(flags, last) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, last); mode = va_arg(rest, mode_t); va_end(rest); }

int open64(const char *path, int flags, ...) {
  MODE(flags, flags)
  before_open(AT_FDCWD, path, flags);
  return opened(REAL(open64)(path, flags, mode), path, flags);
}
int open(const char *path, int flags, ...) {
  MODE(flags, flags)
  before_open(AT_FDCWD, path, flags);
  return opened(REAL(open64)(path, flags, mode), path, flags);
}
int openat64(int folder, const char *path, int flags, ...) {
  MODE(flags, flags)
  before_open(folder, path, flags);
  return opened(REAL(openat64)(folder, path, flags, mode), path, flags);
}
int openat(int folder, const char *path, int flags, ...) {
  MODE(flags, flags)
  before_open(folder, path, flags);
  return opened(REAL(openat64)(folder, path, flags, mode), path, flags);
}
int close(int fd) {
  if (fd >= 0 && fd < 65536) followed[fd] = 0;
  return REAL(close)(fd);
}

#define WRITING(fd, start, call) \
  if (fd < 0 || fd >= 65536 || !followed[fd]) return call; \
  ssize_t wrote; \
  LOCKED({ \
    struct stat status; \
    struct file *file = ours(fd, &status); \
    off_t from = start; \
    wrote = call; \
    if (file && wrote > 0) changed(file, from, from + wrote); \
  }); \
  return wrote;
/* Where a plain write goes: to the end when the file was opened to append. */
#define HERE(fd) ((fcntl(fd, F_GETFL) & O_APPEND) ? status.st_size : lseek(fd, 0, SEEK_CUR))

ssize_t write(int fd, const void *bytes, size_t size) { WRITING(fd, HERE(fd), REAL(write)(fd, bytes, size)) }
ssize_t writev(int fd, const struct iovec *parts, int count) { WRITING(fd, HERE(fd), REAL(writev)(fd, parts, count)) }
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) { WRITING(fd, at, REAL(pwrite64)(fd, bytes, size, at)) }
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) { WRITING(fd, at, REAL(pwrite64)(fd, bytes, size, at)) }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { WRITING(fd, at, REAL(pwritev64)(fd, parts, count, at)) }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { WRITING(fd, at, REAL(pwritev64)(fd, parts, count, at)) }

int ftruncate64(int fd, off64_t size) {
  if (fd < 0 || fd >= 65536 || !followed[fd]) return REAL(ftruncate64)(fd, size);
  int result;
  LOCKED({
    struct stat status;
    struct file *file = ours(fd, &status);
    result = REAL(ftruncate64)(fd, size);
    if (file && result == 0) changed(file, size < status.st_size ? size : status.st_size, size < status.st_size ? status.st_size : size);
  });
  return result;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

/* The image is the disk: the real one need not be waited for. */
int fdatasync(int fd) {
  if (fd < 0 || fd >= 65536 || !followed[fd]) return REAL(fdatasync)(fd);
  if (!deaf) LOCKED(sync_image(fd));
  return 0;
}
int fsync(int fd) {
  if (fd < 0 || fd >= 65536 || !followed[fd]) return REAL(fsync)(fd);
  if (!deaf) LOCKED(sync_image(fd));
  return 0;
}

static void before_removal(int folder, const char *path) {
  struct stat status;
  if (fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) || status.st_dev != device) return;
  if (S_ISREG(status.st_mode) && status.st_nlink == 1) LOCKED(forget(status.st_ino));
}
int unlink(const char *path) { before_removal(AT_FDCWD, path); return REAL(unlink)(path); }
int unlinkat(int folder, const char *path, int flags) { before_removal(folder, path); return REAL(unlinkat)(folder, path, flags); }
int rename(const char *from, const char *to) { before_removal(AT_FDCWD, to); return REAL(rename)(from, to); }
