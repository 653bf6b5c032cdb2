using System.Runtime.InteropServices;
using Scalper.Web.Licences;

namespace Scalper.Web.Verbs;

/// <summary>
/// Prints what the program is made of, for those who check it against lists of known faults: one component a line with where it comes
/// from, its name, its version and the hash of its package; the runtime has none.
/// </summary>
internal static class ComponentsVerb
{
    public const string Name = "components";

    /// <returns>The exit code.</returns>
    public static int Run(TextWriter output)
    {
        output.WriteLine($"runtime {RuntimeInformation.FrameworkDescription}");
        foreach (UsedComponent used in UsedComponents.Read())
        {
            output.WriteLine($"{used.Source} {used.Name} {used.Version} {used.Hash}");
        }

        return 0;
    }
}
