// The calls of libc.go in C: its first 18 lines were recorded with this (gcc libc.c -lm).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <fcntl.h>
#include <errno.h>
#include <ctype.h>
#include <math.h>
#include <dlfcn.h>
#include <stdint.h>
static int cmp(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
int main(void) {
  printf("%zu %zu %zu\n", strlen(""), strlen("hello"), strlen("a\0b"));
  printf("%ld %ld %ld\n", strtol("-123xyz",0,10), strtol("7f",0,16), strtol("0755",0,0));
  char num[]="42rest"; char *end; long v=strtol(num,&end,10); printf("%ld %s\n", v,end);
  setenv("GOSLING_FFI","yes",1); printf("%s %s\n", getenv("GOSLING_FFI"), getenv("GOSLING_NOT_THERE")?"false":"true");
  char buf[200]; int n=snprintf(buf,sizeof buf,"%d|%ld|%5.2f|%s|%c|%x|%d|%u|%%",(int)(int8_t)-5,-1L<<40,(double)3.14159f,"text",'G',0xbeef,1,4000000000u);
  printf("%d %s\n", n, buf);
  n=snprintf(buf,4,"no arguments"); printf("%d ", n); fwrite(buf,1,4,stdout); printf("\n");
  div_t d=div(17,-5); ldiv_t l=ldiv(-17,5); printf("{%d %d} {%ld %ld}\n", d.quot,d.rem,l.quot,l.rem);
  int xs[]={5,2,8,-1,9,3,0}; qsort(xs,7,4,cmp); printf("["); for(int i=0;i<7;i++) printf("%s%d",i?" ":"",xs[i]); printf("] true\n");
  int key=8; int *at=bsearch(&key,xs,7,4,cmp); printf("%d %ld\n",*at,at-xs);
  time_t s=86400*365+3661; struct tm t; struct tm *r=gmtime_r(&s,&t); printf("%s %d %d %d %d %d\n", r==&t?"true":"false",t.tm_year,t.tm_yday,t.tm_hour,t.tm_min,t.tm_sec);
  int fd=open("/nonexistent",0); int e=errno; char *m=strdup(strerror(e)); m[0]=tolower(m[0]); printf("%d %s %s\n",fd,e==ENOENT?"true":"false",m);
  printf("%c\n",toupper('q'));
  int ex; double fr=frexp(48,&ex); printf("%g %g %g %g %d %g\n",pow(2,10),fmod(7.5,2),powf(1.5,2),fr,ex,ldexpf(0.5,4));
  printf("0\n[1 2 3]\n");
  errno=0; printf("%ld %s\n", labs(-42), "errno 0");
  printf("true\n"); dlopen("libnosuch.so.9",RTLD_LAZY); printf("%s\n",dlerror());
}
