using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Hosting;

/// <summary>What lies below a WebSocket, for endings that a WebSocket does not offer.</summary>
internal sealed class RawConnection(HttpContext context)
{
    /// <summary>An unmasked close frame of no bytes (RFC 6455, section 5.5.1).</summary>
    private static readonly byte[] EmptyClose = [0x88, 0x00];

    private const byte FinalPing = 0x89;

    private readonly GatedUpgrade? _upgrade = context.Features.Get<IHttpUpgradeFeature>() as GatedUpgrade;

    /// <summary>From the upgrade on the bytes stand still while this client is half-open, and its pings and pongs are told.</summary>
    public void Gate(ClientSession client, Action<bool, ReadOnlyMemory<byte>> controlFound)
    {
        if (_upgrade is not null)
        {
            _upgrade.Client = client;
            _upgrade.Frames = new ControlFrames(controlFound);
        }
    }

    /// <summary>What is written from now on may wait for what is written next.</summary>
    public void HoldBack(bool mayWait)
    {
        if (_upgrade?.Upgraded is { } stream)
        {
            stream.IsHeldBack = mayWait;
        }
    }

    /// <summary>Ends the connection without any goodbye, of the WebSocket or of TCP.</summary>
    public void Reset()
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(true, 0);
        }

        context.Abort();
    }

    /// <summary>Sends a close frame without a code; a WebSocket always puts one in.</summary>
    public Task CloseWithoutCodeAsync(CancellationToken stop) => WriteAsync(EmptyClose, stop);

    /// <summary>Sends a ping of up to 125 bytes; a WebSocket sends but its own, at times of its own.</summary>
    public Task PingAsync(byte[] payload, CancellationToken stop) => WriteAsync([FinalPing, (byte)payload.Length, .. payload], stop);

    private async Task WriteAsync(byte[] frame, CancellationToken stop)
    {
        if (_upgrade?.Upgraded is { } stream)
        {
            await stream.WriteAsync(frame, stop).ConfigureAwait(false);
            await stream.FlushAsync(stop).ConfigureAwait(false);
        }
    }
}
