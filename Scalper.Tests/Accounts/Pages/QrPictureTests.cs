using System.Globalization;
using System.Text.RegularExpressions;
using Scalper.Web.Components.Account;

namespace Scalper.Tests.Accounts.Pages;

public sealed partial class QrPictureTests
{
    // ISO/IEC 18004, sections 6.3.3 and 6.3.8: rings in three corners, and four light modules all around.
    private const string Finder = "#######,#.....#,#.###.#,#.###.#,#.###.#,#.....#,#######";
    private const int Quiet = 4;

    [Theory]
    [InlineData("x")]
    [InlineData("otpauth://totp/Scalper:ana?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Scalper&digits=6&period=30")]
    public void Picture_AnyText_HasItsFindersInThreeCornersAndAQuietZone(string text)
    {
        QrPicture picture = new(text);
        HashSet<(int X, int Y)> dark = [.. Module().Matches(picture.Path).Select(m => (Number(m, 1), Number(m, 2)))];
        Assert.Equal(1, (picture.Size - (2 * Quiet)) % 4);
        Assert.All(dark, at => Assert.True(Math.Min(at.X, at.Y) >= Quiet && Math.Max(at.X, at.Y) < picture.Size - Quiet));
        int far = picture.Size - Quiet - 7;
        Assert.Equal([Finder, Finder, Finder], new[] { (Quiet, Quiet), (far, Quiet), (Quiet, far) }.Select(corner => Square(dark, corner)));
        Assert.NotEqual(Finder, Square(dark, (far, far)));
    }

    private static string Square(HashSet<(int X, int Y)> dark, (int X, int Y) corner) => string.Join(',', Enumerable.Range(0, 7).Select(
        y => string.Concat(Enumerable.Range(0, 7).Select(x => dark.Contains((corner.X + x, corner.Y + y)) ? '#' : '.'))));

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("M(\\d+) (\\d+)h1v1h-1z")]
    private static partial Regex Module();
}
