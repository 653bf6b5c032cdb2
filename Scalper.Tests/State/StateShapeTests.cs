using System.Buffers;
using Scalper.Core.State;

namespace Scalper.Tests.State;

/// <summary>What of an object is state, and what bytes that are none do.</summary>
public sealed class StateShapeTests
{
    [Fact]
    public void Graph_WrittenAndRead_HasWhatCanChangeAndNothingOfWhatWasGiven()
    {
        Sample told = new(given: 7) { Number = 5, Maybe = 3, List = { 1, 2 }, Inner = { Text = 9 } };
        told.Grow();
        Sample read = new(given: 8);

        new StateReader(Write(told)).Graph(read);

        Assert.Equal((5, 3, 9, 8, 100), (read.Number, read.Maybe, read.Inner.Text, read.Given, read.Size));
        Assert.Equal([1, 2], read.List);
    }

    [Fact]
    public void Of_FieldThatCannotBeTold_NamesIt()
    {
        NotSupportedException fault = Assert.Throws<NotSupportedException>(() => StateShape.Of(typeof(WithText)));
        Assert.Contains($"{nameof(WithText)}._text", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Graph_CutAnywhere_IsRefused()
    {
        byte[] whole = Write(new Sample(given: 7) { List = { 4 } });
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Throws<StateFormatException>(() => new StateReader(whole.AsMemory(0, length)).Graph(new Sample(1))));
    }

    [Fact]
    public void Graph_LengthBeyondEverything_IsRefusedWithoutMakingRoom()
    {
        ArrayBufferWriter<byte> output = new();
        new StateWriter(output).Number(long.MaxValue);
        byte[] bytes = [.. output.WrittenSpan, .. new byte[64]];
        Assert.Throws<StateFormatException>(() => PlainBytes.Read<long>(new StateReader(bytes)));
    }

    private static byte[] Write(Sample sample)
    {
        ArrayBufferWriter<byte> output = new();
        new StateWriter(output).Graph(sample);
        return output.WrittenSpan.ToArray();
    }

    private sealed class Sample(int given)
    {
        private readonly int _steady = given;
        private long[] _numbers = new long[4];

        public int Given => _steady;

        public int Size => _numbers.Length;

        public int Number { get; set; }

        public int? Maybe { get; set; }

        public List<int> List { get; } = [];

        [field: NotState]
        public string Name { get; } = "";

        public Grown Inner { get; } = new();

        public void Grow() => _numbers = new long[100];
    }

    private sealed class Grown
    {
        [field: NotState]
        public object Other { get; } = new();

        public int Text { get; set; }
    }

    private sealed class WithText
    {
        private string _text = "";

        public void Set(string text) => _text = text + _text;
    }
}
