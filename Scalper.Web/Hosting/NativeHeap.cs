using System.Runtime.InteropServices;

namespace Scalper.Web.Hosting;

/// <summary>What the C library keeps for native code: the just-in-time compiler and the database.</summary>
internal static class NativeHeap
{
    // M_ARENA_MAX of malloc.h.
    private const int ArenaMax = -8;
    private const int Arenas = 2;

    /// <summary>
    /// From now on threads share two arenas of glibc. It would give each of them its own, and what one thread takes to compile a method
    /// once would stay in its arena for good: some forty megabytes. Other systems and libraries have no such thing.
    /// </summary>
    public static void ShareArenas()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc", out nint library) && NativeLibrary.TryGetExport(library, "mallopt", out _))
        {
            _ = SetOption(ArenaMax, Arenas);
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    private static extern int SetOption(int option, int value);
}
