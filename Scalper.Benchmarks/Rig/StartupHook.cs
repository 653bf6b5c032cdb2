using System.Globalization;
using System.Runtime;
using System.Text;

/// <summary>
/// Runs inside the application where the variable DOTNET_STARTUP_HOOKS names this assembly: the runtime calls it before the program begins,
/// and the program knows nothing of it. To every line on standard input it collects all garbage and answers with what is left, in bytes.
/// The runtime wants this name in no namespace.
/// </summary>
internal static class StartupHook
{
    public const string Answer = "heap ";

    public static void Initialize() => new Thread(AnswerAll) { IsBackground = true, Name = "heap" }.Start();

    private static void AnswerAll()
    {
        // Not Console.In: it would take the terminal's signals over from the application.
        using StreamReader questions = new(Console.OpenStandardInput(), Encoding.UTF8);
        while (questions.ReadLine() is not null)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Answer}{GC.GetTotalMemory(forceFullCollection: true)}"));
        }
    }
}
