using System.Diagnostics;
using System.Text.Json;
using Scalper.Tests.Architecture;

namespace Scalper.Tests.Heatmap;

/// <summary>The page's own decoder, in a process of Node.</summary>
internal sealed class ScriptDecoder : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _node = Process.Start(new ProcessStartInfo("node", [Path.Combine(SourceTree.Root, "wwwroot-assets", "test", "decode.mjs")])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    })!;

    /// <summary>What it reads in the messages of one or, each with its start, several streams.</summary>
    /// <exception cref="InvalidOperationException">It refuses a message.</exception>
    public async Task<IReadOnlyList<PlainMessage>> ReadAsync(IEnumerable<byte[]> messages)
    {
        using CancellationTokenSource late = new(Patience);
        Task<string> output = _node.StandardOutput.ReadToEndAsync(late.Token), errors = _node.StandardError.ReadToEndAsync(late.Token);
        try
        {
            foreach (byte[] message in messages)
            {
                await _node.StandardInput.WriteLineAsync($"{{\"message\":\"{Convert.ToBase64String(message)}\"}}".AsMemory(), late.Token);
            }

            _node.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before all was said; what it printed says why.
        }

        string printed = await output;
        await _node.WaitForExitAsync(late.Token);
        return _node.ExitCode == 0
            ? [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Message)]
            : throw new InvalidOperationException($"Node ended with {_node.ExitCode}: {await errors}");
    }

    public void Dispose()
    {
        if (!_node.HasExited)
        {
            _node.Kill();
        }

        _node.Dispose();
    }

    private static PlainMessage Message(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement read = document.RootElement;
        return new PlainMessage(
            read.GetProperty("kind").GetInt32(),
            read.GetProperty("sentAtMs").GetInt64(),
            read.GetProperty("priceStep").GetString(),
            read.GetProperty("quantityStep").GetString(),
            [.. read.GetProperty("columns").EnumerateArray().Select(Column)],
            [.. read.GetProperty("trades").EnumerateArray().Select(Trade)]);
    }

    private static PlainColumn Column(JsonElement read)
    {
        JsonElement status = read.GetProperty("status"), score = read.GetProperty("score");
        Assert.Equal(status.ValueKind == JsonValueKind.Null, read.GetProperty("isLive").GetBoolean());
        return new PlainColumn
        {
            PeriodMs = read.GetProperty("periodMs").GetInt32(),
            Index = read.GetProperty("index").GetInt64(),
            IsKey = read.GetProperty("isKey").GetBoolean(),
            IsBroken = read.GetProperty("isBroken").GetBoolean(),
            Status = status.ValueKind == JsonValueKind.Null ? null : status.GetInt32(),
            Bids = [.. Tuples(read.GetProperty("bids")).Select(static l => new PlainLevel(l[0], l[1]))],
            Asks = [.. Tuples(read.GetProperty("asks")).Select(static l => new PlainLevel(l[0], l[1]))],
            Score = score.ValueKind == JsonValueKind.Null ? null : new PlainScore(score.GetProperty("side").GetInt32(), score.GetProperty("value").GetInt32()),
            Cells = [.. Tuples(read.GetProperty("cells")).Select(static c => new PlainCell(c[0], c[1], c[2]))],
        };
    }

    private static long[][] Tuples(JsonElement read) => read.Deserialize<long[][]>()!;

    private static PlainTrade Trade(JsonElement read) => new(
        read.GetProperty("timeMs").GetInt64(),
        read.GetProperty("price").GetInt64(),
        read.GetProperty("lots").GetInt64(),
        read.GetProperty("isSell").GetBoolean(),
        read.GetProperty("isRpi").GetBoolean());
}
