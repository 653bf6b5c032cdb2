using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Replay;

/// <summary>Finds the form of a symbol's numbers in their text: the most decimals seen make the step.</summary>
internal sealed class NumberSurvey
{
    private int _digits;

    public NumberForm Form => new(_digits, 1);

    public void See(string number)
    {
        int point = number.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            _digits = Math.Max(_digits, number.Length - point - 1);
        }
    }
}
