using System.Globalization;
using System.Text;
using QRCoder;

namespace Scalper.Web.Components.Account;

/// <summary>A QR code as the path of an SVG picture, a unit a module, with the quiet zone around it.</summary>
public sealed class QrPicture
{
    public QrPicture(string text)
    {
        using QRCodeGenerator generator = new();
        using QRCodeData data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        Size = data.ModuleMatrix.Count;
        StringBuilder path = new();
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                if (data.ModuleMatrix[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        Path = path.ToString();
    }

    /// <summary>Modules on a side.</summary>
    public int Size { get; }

    /// <summary>The dark modules.</summary>
    public string Path { get; }
}
