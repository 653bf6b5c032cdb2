using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace ScoreWatch;

/// <summary>A web socket as the connection that the hub's client speaks over.</summary>
internal sealed class HubSocket : ConnectionContext, IDuplexPipe
{
    private readonly WebSocket _socket;
    private readonly Pipe _in = new(), _out = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _receiving, _sending;

    public HubSocket(WebSocket socket)
    {
        _socket = socket;
        Transport = this;
        (_receiving, _sending) = (ReceiveAsync(), SendAsync());
    }

    public override string ConnectionId { get; set; } = "";

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override IDuplexPipe Transport { get; set; }

    public PipeReader Input => _in.Reader;

    public PipeWriter Output => _out.Writer;

    public override async ValueTask DisposeAsync()
    {
        await _out.Writer.CompleteAsync();
        await _sending;
        await _stop.CancelAsync();
        await _receiving;
        _socket.Dispose();
        _stop.Dispose();
        await base.DisposeAsync();
    }

    private async Task ReceiveAsync()
    {
        Exception? fault = null;
        try
        {
            while (await _socket.ReceiveAsync(_in.Writer.GetMemory(4_096), _stop.Token) is { MessageType: not WebSocketMessageType.Close } received)
            {
                _in.Writer.Advance(received.Count);
                await _in.Writer.FlushAsync();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException)
        {
            fault = _stop.IsCancellationRequested ? null : e;
        }

        await _in.Writer.CompleteAsync(fault);
    }

    private async Task SendAsync()
    {
        ReadResult read;
        do
        {
            read = await _out.Reader.ReadAsync();
            foreach (ReadOnlyMemory<byte> part in read.Buffer)
            {
                if (_socket.State != WebSocketState.Open)
                {
                    return;
                }

                await _socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }

            _out.Reader.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);
    }
}
