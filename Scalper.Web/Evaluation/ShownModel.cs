namespace Scalper.Web.Evaluation;

/// <summary>The model whose scores table, Why and symbol page show.</summary>
internal static class ShownModel
{
    public const string Name = "classic";
}
