using System.Globalization;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Export;

namespace Scalper.Web.Verbs;

/// <summary>Makes a recording of a capture; prints on the last line the hash alone, which is that of the capture.</summary>
internal static class ReplayImportVerb
{
    public const string Usage = "replay import <capture> <out>";

    /// <returns>Exit code; null where the command line is wrong.</returns>
    /// <exception cref="ExportException">What was asked for can't be made.</exception>
    public static int? Run(string[] arguments, TextWriter output)
    {
        if (VerbArguments.Parse(arguments) is not { Plain: [var capture, var path] })
        {
            return null;
        }

        (ExportReport written, ReplayReport played) = CaptureImport.Write(capture, path, CancellationToken.None);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{path}: {written.Frames} frames, {played.Lanes.Sum(l => l.Scores)} scores, from {ReplayTime.Write(written.FromNs)} to {ReplayTime.Write(written.ToNs)}, {written.Bytes} bytes"));
        output.WriteLine(played.Hash);
        return ReplayExit.Well;
    }
}
