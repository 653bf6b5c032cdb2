namespace Scalper.Core.Quality;

/// <summary>The present grades. Safe from any thread, never waits.</summary>
public interface IGrades
{
    /// <summary>The grade of a symbol by the venue's name; <see cref="SymbolQuality.Unknown"/> where it is not known yet, or not followed.</summary>
    SymbolQuality GradeOf(string symbol);
}
