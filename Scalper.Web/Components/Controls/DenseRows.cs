using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Radzen.Blazor;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Controls;

/// <summary>
/// Makes every component as the framework does, but gives the score table's grid rows of its own (<see cref="PlaceRow"/>), and tells the virtualised
/// rows how high they are. The grid can't hand that on: from the 50 px that are expected otherwise the first rows fill half of the table, and the next ones come with the first left out.
/// </summary>
public sealed class DenseRows(IServiceProvider services) : IComponentActivator
{
    // As --row in app.css, on a desk; higher rows only make the first rendering longer than it need be.
    private const int RowPixels = 22;

    private static readonly ConcurrentDictionary<Type, ObjectFactory> Factories = new();

    public IComponent CreateInstance(Type componentType)
    {
        if (componentType == typeof(RadzenDataGridRow<RowPlace>))
        {
            return new PlaceRow();
        }

        object component = Factories.GetOrAdd(componentType, static type => ActivatorUtilities.CreateFactory(type, Type.EmptyTypes))(services, null);
        if (component is Virtualize<RowPlace> rows)
        {
#pragma warning disable BL0005 // Before its first parameters come: none of them sets this one.
            rows.ItemSize = RowPixels;
#pragma warning restore BL0005
        }

        return (IComponent)component;
    }
}
