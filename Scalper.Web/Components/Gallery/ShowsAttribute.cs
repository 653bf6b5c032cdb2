namespace Scalper.Web.Components.Gallery;

/// <summary>Makes a component a sheet of the gallery: the examples of one control.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShowsAttribute(Type control) : Attribute
{
    public Type Control => control;
}
