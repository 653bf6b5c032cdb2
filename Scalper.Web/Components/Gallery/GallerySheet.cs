using System.Reflection;
using System.Text.RegularExpressions;

namespace Scalper.Web.Components.Gallery;

/// <summary>The examples of one control.</summary>
/// <param name="Name">As in the address, for example <c>feed-row</c>.</param>
/// <param name="Control">The control that is shown.</param>
/// <param name="Examples">The component that shows it, without parameters.</param>
public sealed partial record GallerySheet(string Name, Type Control, Type Examples)
{
    /// <summary>All sheets, by name.</summary>
    public static IReadOnlyList<GallerySheet> All { get; } =
    [
        .. from examples in typeof(GallerySheet).Assembly.GetTypes()
           let shows = examples.GetCustomAttribute<ShowsAttribute>()
           where shows is not null
           let name = NameOf(shows.Control)
           orderby name
           select new GallerySheet(name, shows.Control, examples),
    ];

    public string Address => $"/gallery/{Name}";

    /// <summary>Finds a sheet by its name in the address; null where there is none.</summary>
    public static GallerySheet? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    private static string NameOf(Type control) => BeforeCapitals().Replace(control.Name.Split('`')[0], "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex BeforeCapitals();
}
