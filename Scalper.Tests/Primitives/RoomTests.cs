using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class RoomTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(240)]
    public void Grow_FilledOneByOne_KeepsAllAndEndsAtItsBound(int most)
    {
        int[] array = Room.Start<int>(most);
        Assert.InRange(array.Length, 1, Math.Min(8, most));
        for (int count = 0; count < most; count++)
        {
            Room.Grow(ref array, count, most);
            array[count] = count;
            Assert.InRange(array.Length, count + 1, Math.Max(8, 2 * count));
        }

        Room.Grow(ref array, most, most);
        Assert.Equal(Enumerable.Range(0, most), array);
    }
}
