namespace Scalper.Sandbox.Wire;

/// <summary>The one shape in which the public linear socket answers commands: acknowledgement, refusal and pong.</summary>
internal static class AckFrames
{
    public static byte[] Success(FrameWriter writer, string connectionId, string requestId, string operation) =>
        Answer(writer, true, "", connectionId, requestId, operation);

    public static byte[] Refusal(FrameWriter writer, string reason, string connectionId, string requestId, string operation) =>
        Answer(writer, false, reason, connectionId, requestId, operation);

    /// <summary>On this socket the pong's operation is "ping".</summary>
    public static byte[] Pong(FrameWriter writer, string connectionId, string requestId) =>
        Answer(writer, true, "pong", connectionId, requestId, "ping");

    private static byte[] Answer(FrameWriter writer, bool success, string message, string connectionId, string requestId, string operation) => writer.Reset()
        .Raw(success ? "{\"success\":true,\"ret_msg\":"u8 : "{\"success\":false,\"ret_msg\":"u8).Quoted(message)
        .Raw(",\"conn_id\":"u8).Quoted(connectionId)
        .Raw(",\"req_id\":"u8).Quoted(requestId)
        .Raw(",\"op\":"u8).Quoted(operation)
        .Raw("}"u8)
        .ToFrame();
}
