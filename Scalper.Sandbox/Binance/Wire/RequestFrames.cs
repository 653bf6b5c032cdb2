using System.Text.Json;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance.Wire;

/// <summary>How requests on a socket are answered.</summary>
internal static class RequestFrames
{
    public static byte[] Done(FrameWriter writer, ulong id) => Result(writer, "null", id);

    public static byte[] List(FrameWriter writer, IReadOnlyList<string> streams, ulong id) => Result(writer, JsonSerializer.Serialize(streams), id);

    public static byte[] Property(FrameWriter writer, bool value, ulong id) => Result(writer, value ? "true" : "false", id);

    public static byte[] Error(FrameWriter writer, RequestFault fault, ulong? id)
    {
        writer.Reset().Raw("{\"error\":{\"code\":"u8).Integer(fault.Code).Raw(",\"msg\":"u8).Quoted(fault.Message).Raw("}"u8);
        return (id is { } number ? writer.Raw(",\"id\":"u8).Integer(number) : writer).Raw("}"u8).ToFrame();
    }

    private static byte[] Result(FrameWriter writer, string result, ulong id) =>
        writer.Reset().Raw("{\"result\":"u8).Plain(result).Raw(",\"id\":"u8).Integer(id).Raw("}"u8).ToFrame();
}
