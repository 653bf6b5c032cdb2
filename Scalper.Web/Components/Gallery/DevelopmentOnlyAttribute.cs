namespace Scalper.Web.Components.Gallery;

/// <summary>The page's address exists in Development only; <see cref="Hosting.DevelopmentRoutes"/> sees to it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DevelopmentOnlyAttribute : Attribute;
