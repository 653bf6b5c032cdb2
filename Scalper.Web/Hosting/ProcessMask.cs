using System.Runtime.InteropServices;

namespace Scalper.Web.Hosting;

/// <summary>What file modes the process gives away by default.</summary>
internal static class ProcessMask
{
    private const uint GroupAndOthers = 0b000_111_111;

    /// <summary>
    /// From now on whatever the process makes is its owner's alone, also what libraries make: keys, and the files beside a database.
    /// Windows has no such thing; there a folder's access list is inherited.
    /// </summary>
    public static void CloseToOthers()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask(GroupAndOthers);
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    private static extern uint SetMask(uint mask);
}
