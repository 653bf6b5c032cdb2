using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Scalper.Core.Heatmap;

namespace Scalper.Tests.Hubs;

[Collection(RunAlone.Name)]
public sealed class StuckClientTests
{
    private const int FatLevels = 5_000;
    private const int Columns = 1_250;
    private const int Settled = 250;
    private const int Megabyte = 1 << 20;

    /// <summary>Some 25 MB of columns go by a client that reads nothing; the memory for columns is 2 MB.</summary>
    [Fact]
    public async Task Columns_ClientThatStopsReading_CostsNoMemoryAndDelaysNobody()
    {
        await using HubHost host = new(("Heatmap:WatchedMegabytes", "2"));
        using ClientWebSocket stuck = await HubClient.OpenSocketAsync(host.Site, (HubClient.KeyHeader, HubHost.Key));
        await SendAsync(stuck, """{"protocol":"json","version":1}""");
        await SendAsync(stuck, """{"type":4,"invocationId":"1","target":"Columns","arguments":["AUSDT",null]}""");
        await using HubConnection connection = await host.ConnectAsync();
        await using HubViewer good = new(connection, "AUSDT");
        await good.TakeAsync();
        long index = 18_000_000_000, before = 0, most = 0;
        for (int i = 0; i < Columns; i++)
        {
            Assert.True(await host.Market.Watchers["AUSDT"].WaitToWriteAsync());
            Assert.True(host.Market.Watchers["AUSDT"].TryWrite(new ColumnUpdate(index + i, true, FatColumn(index + i), [])));
            if (i % 50 != 49)
            {
                continue;
            }

            await SendAsync(stuck, """{"type":6}""");
            await TakeToAsync(good, index + i);
            long now = GC.GetTotalMemory(forceFullCollection: true);
            (before, most) = i < Settled ? (now, now) : (before, Math.Max(most, now));
        }

        Assert.True(most - before < 16 * Megabyte, $"{most - before} bytes more after {Columns - Settled} columns of {FatColumn(index).Length} bytes");
        await AssertGoesOnAsync(stuck, index + Columns - 1);
    }

    /// <summary>Once it reads again it comes to the newest column, past what is no longer held.</summary>
    private static async Task AssertGoesOnAsync(ClientWebSocket socket, long last)
    {
        Picture picture = new();
        List<byte> record = [];
        byte[] buffer = new byte[Megabyte];
        while (picture.Last < last)
        {
            WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, CancellationToken.None);
            Assert.NotEqual(WebSocketMessageType.Close, received.MessageType);
            foreach (byte part in buffer.AsSpan(0, received.Count))
            {
                if (part != 0x1E)
                {
                    record.Add(part);
                    continue;
                }

                Apply(picture, [.. record]);
                record.Clear();
            }
        }

        Assert.True(picture.Starts > 1, "nothing was left out");
    }

    private static void Apply(Picture picture, byte[] record)
    {
        JsonElement message = JsonSerializer.Deserialize<JsonElement>(record);
        if (message.TryGetProperty("item", out JsonElement item))
        {
            picture.Apply(item.GetBytesFromBase64());
            picture.Tenths.Clear();
        }
    }

    /// <summary>What came is forgotten: it would be more than all the rest.</summary>
    private static async Task TakeToAsync(HubViewer viewer, long index)
    {
        while (viewer.Picture.Last < index)
        {
            Assert.True(await viewer.TakeAsync());
            viewer.Messages.Clear();
            viewer.Picture.Tenths.Clear();
        }
    }

    private static byte[] FatColumn(long index)
    {
        ColumnBuffer column = new();
        column.Byte(3);
        column.Varint(index);
        column.Varint(FatLevels);
        column.Zigzag(100_000);
        column.Varint(70_000);
        for (int i = 1; i < FatLevels; i++)
        {
            column.Varint(0);
            column.Varint(70_000);
        }

        column.Varint(0);
        return column.Written.ToArray();
    }

    private static Task SendAsync(ClientWebSocket socket, string record) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(record + '\x1E'), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
