package main
import ("context"; "fmt"; "os"; "runtime/debug"; "runtime/pprof"; "time"; "syscall"; "parallax/archive"; "parallax/article/ingest")
func cpu() time.Duration { var r syscall.Rusage; syscall.Getrusage(0,&r); return time.Duration(r.Utime.Nano()+r.Stime.Nano()) }
func main() {
 debug.SetGCPercent(400); debug.SetMemoryLimit(4<<30)
 f,_ := os.Create("/work/scratch/store/cpu.prof"); pprof.StartCPUProfile(f)
 var last archive.Stage; c := cpu(); b := time.Now()
 s, err := archive.Scan(context.Background(), os.Args[2], ingest.Articles(context.Background(), os.Args[1:2], ingest.Options{}), archive.ScanOptions{Progress: func(p archive.Progress){ if p.Stage != last { fmt.Println(last, cpu()-c, time.Since(b)); last = p.Stage; c = cpu(); b=time.Now() } }})
 fmt.Println(last, cpu()-c, time.Since(b))
 pprof.StopCPUProfile(); fmt.Println(s, err); var r syscall.Rusage; syscall.Getrusage(0,&r); fmt.Println("rss MB", r.Maxrss/1024, "cpu", cpu())
}
