using System.Globalization;
using System.Text.RegularExpressions;
using Scalper.Core.Replay.Export;
using Scalper.Core.Replay.Session;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;

namespace Scalper.Web.Replays;

/// <summary>
/// Moments that people bring: each lies in the storage folder as long as its replay is open, and until the next is brought. One at a time. Safe from any thread.
/// </summary>
public sealed partial class MomentInbox(ReplayBook book, StorageFolder storage) : IDisposable
{
    /// <summary>Most bytes of a file; longer ones are opened with <c>--Replay:From</c>.</summary>
    public const int MostBytes = 32 << 20;

    private const int LongestName = 80;

    private readonly string _folder = Path.Combine(storage.Path, "moments");
    private readonly SemaphoreSlim _turn = new(1);
    private long _brought;

    /// <summary>Keeps the file and opens it.</summary>
    /// <param name="name">What whoever brings it calls it.</param>
    /// <param name="content">At most <see cref="MostBytes"/>.</param>
    /// <param name="by">Who brings it.</param>
    /// <exception cref="ReplayOpenException">It is no moment, it can't be kept or opened, or somebody else's is on its way.</exception>
    public async Task<ReplayApp> OpenAsync(string name, Stream content, Actor by, CancellationToken cancellation)
    {
        if (!await _turn.WaitAsync(TimeSpan.Zero, cancellation))
        {
            throw new ReplayOpenException("expected one file at a time, and somebody else's is on its way: try again in a moment");
        }

        string folder = _folder;
        try
        {
            folder = MakeRoom();
            string path = Path.Combine(folder, SafeName(name));
            await KeepAsync(path, content, cancellation);
            return Moment.Find(path) is null
                ? throw new ReplayOpenException($"{path}: expected a moment, came another file")
                : await book.OpenAsync(path, start: null, end: null, speed: 1, by);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ReplayOpenException)
        {
            // Where the server keeps its files is not for everybody.
            throw new ReplayOpenException(fault.Message.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), fault);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What is told of a file that is too long.</summary>
    public static ReplayOpenException TooLong(string name) => new($"{name}: expected at most {MostBytes >> 20} MB, came more: start Scalper with --Replay:From to open it");

    public void Dispose() => _turn.Dispose();

    // Each has a folder of its own, so that it keeps its name.
    private string MakeRoom()
    {
        if (Directory.Exists(_folder))
        {
            foreach (string old in Directory.GetDirectories(_folder).Where(f => !book.Open.Any(r => r.Place.IsOf(f))))
            {
                Directory.Delete(old, recursive: true);
            }
        }

        string folder;
        do
        {
            folder = Path.Combine(_folder, (++_brought).ToString(CultureInfo.InvariantCulture));
        }
        while (Directory.Exists(folder));

        OwnerOnly.CreateFolder(folder);
        return folder;
    }

    private static async Task KeepAsync(string path, Stream content, CancellationToken cancellation)
    {
        await using FileStream file = OwnerOnly.OpenFile(path, FileMode.CreateNew, FileShare.Read);
        byte[] buffer = new byte[1 << 16];
        int length;
        while ((length = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            if (file.Length + length > MostBytes)
            {
                throw TooLong(Path.GetFileName(path));
            }

            await file.WriteAsync(buffer.AsMemory(0, length), cancellation);
        }
    }

    // A name of no folder, on any system.
    private static string SafeName(string name)
    {
        string plain = Unsafe().Replace(name, "_").TrimStart('.');
        return plain.Length == 0 ? "moment" : plain[^Math.Min(plain.Length, LongestName)..];
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Unsafe();
}
