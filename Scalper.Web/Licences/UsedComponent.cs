namespace Scalper.Web.Licences;

/// <summary>A package that the program is made of.</summary>
/// <param name="Source">nuget or npm.</param>
/// <param name="Hash">Of the package, as its source gives it.</param>
/// <param name="Licence">An SPDX expression.</param>
public sealed record UsedComponent(string Source, string Name, string Version, string Hash, string Licence);
