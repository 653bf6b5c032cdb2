using System.Globalization;
using System.Text;

/// <summary>
/// Runs in the application where <see cref="Scalper.Tests.Hosting.AppProcess"/> asks for it with the variable DOTNET_STARTUP_HOOKS: the
/// runtime calls it before the program begins, and the program knows nothing of it. To every line on standard input it answers with
/// <see cref="Scalper.Tests.Hosting.Holdings"/>: what only the process itself can count. The runtime wants this name in no namespace.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => new Thread(AnswerAll) { IsBackground = true, Name = "holdings" }.Start();

    private static void AnswerAll()
    {
        // Not Console.In: it would take the terminal's signals over from the application.
        using StreamReader questions = new(Console.OpenStandardInput(), Encoding.UTF8);
        while (questions.ReadLine() is not null)
        {
            int files = Directory.GetFileSystemEntries("/proc/self/fd").Length;
            int threads = Directory.GetFileSystemEntries("/proc/self/task").Length;
            long heapBytes = GC.GetTotalMemory(forceFullCollection: true);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"holdings {files} {Timer.ActiveCount} {threads} {heapBytes}"));
        }
    }
}
