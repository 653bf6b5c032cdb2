using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Scalper.Core.Replay.Export;

/// <summary>
/// Writes what <see cref="Recording.CaptureReader"/> reads: a line a frame, <c>{"recv_ns":…,"raw":"…"}</c>, or <c>"raw_b64"</c> where the bytes are no UTF-8.
/// One thread.
/// </summary>
internal sealed class CaptureWriter(Stream output) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _line = new(1 << 12);

    /// <param name="path">Compressed where it ends in <c>.gz</c>.</param>
    public static CaptureWriter For(string path, Stream file) =>
        new(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true) : new BufferedStream(file, 1 << 16));

    /// <exception cref="IOException">It could not be written.</exception>
    public void Write(in ExportedFrame frame)
    {
        _line.ResetWrittenCount();
        using (Utf8JsonWriter json = new(_line, Options))
        {
            json.WriteStartObject();
            json.WritePropertyName("recv_ns");
            if (frame.TimeNs == 0)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteNumberValue(frame.TimeNs);
            }

            if (Utf8.IsValid(frame.Frame))
            {
                json.WriteString("raw", frame.Frame);
            }
            else
            {
                json.WriteBase64String("raw_b64", frame.Frame);
            }

            json.WriteEndObject();
        }

        _line.Write("\n"u8);
        output.Write(_line.WrittenSpan);
    }

    /// <summary>What is written is with the file.</summary>
    public void Dispose()
    {
        // The file below is somebody else's.
        if (output is GZipStream packed)
        {
            packed.Dispose();
        }
        else
        {
            output.Flush();
        }
    }
}
