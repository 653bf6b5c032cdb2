using System.Security.Cryptography;
using Scalper.Web.Data;

namespace Scalper.Web.Backup;

/// <summary>
/// A folder, its owner's alone, in which something is made before it gets its name; deleted at the end. It lies where the result will, so
/// that the result only needs to be renamed. A process that is killed leaves it behind, under a name that says so.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private WorkFolder(string path) => Path = path;

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <param name="parent">A folder that exists.</param>
    /// <param name="name">What it is about.</param>
    public static WorkFolder In(string parent, string name)
    {
        string path = System.IO.Path.Combine(parent, $".{name}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.unfinished");
        OwnerOnly.CreateFolder(path);
        return new WorkFolder(path);
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
