using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.SignalR.Client;
using Scalper.Core.Heatmap;
using Scalper.Web.Hubs;

namespace Scalper.Tests.Hubs;

public sealed class StuckClientTests
{
    private const int FatLevels = 5_000;
    private const int Columns = 1_500;

    /// <summary>
    /// 40 MB go by as messages of one column each. What is made for the stuck client ends once the network's own buffers are full, which
    /// hold some megabytes: it does not pile up in the server.
    /// </summary>
    [Fact]
    public async Task Columns_ClientThatStopsReading_IsGivenNoMoreAndDelaysNobody()
    {
        await using HubHost host = new(("Heatmap:WatchedMegabytes", "2"));
        WatchedSymbol symbol = (await host.Watched.JoinAsync(host.Market.Find("AUSDT")!, CancellationToken.None))!;
        await using HubConnection connection = await host.ConnectAsync();
        await using IAsyncEnumerator<byte[]> good = connection.StreamAsync<byte[]>("Columns", "AUSDT", null).GetAsyncEnumerator();
        Assert.True(await good.MoveNextAsync());
        using ClientWebSocket stuck = await HubClient.OpenSocketAsync(host.Site, (HubClient.KeyHeader, HubHost.Key));
        await SendAsync(stuck, """{"protocol":"json","version":1}""");
        await SendAsync(stuck, """{"type":4,"invocationId":"1","target":"Columns","arguments":["AUSDT",null]}""");
        Assert.True(SpinWait.SpinUntil(() => symbol.Given > 1, TimeSpan.FromSeconds(20)));
        for (int i = 0; i < Columns; i++)
        {
            Assert.True(host.Market.Watchers["AUSDT"].TryWrite(new ColumnUpdate(18_000_000_000 + i, true, FatColumn(18_000_000_000 + i), [])));
            Assert.True(await good.MoveNextAsync());
        }

        Assert.InRange(symbol.Given - Columns - 1, 1, Columns / 2);
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
