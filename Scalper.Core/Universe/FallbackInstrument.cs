using System.ComponentModel.DataAnnotations;
using Scalper.Core.Primitives;

namespace Scalper.Core.Universe;

/// <summary>An instrument in the settings.</summary>
public sealed class FallbackInstrument : IValidatableObject
{
    /// <summary>The venue's name.</summary>
    [Required]
    [RegularExpression(SymbolText.Pattern, ErrorMessage = SymbolText.Words)]
    public string Symbol { get; init; } = "";

    /// <summary>Tick size as the venue writes it, such as 0.10.</summary>
    [Required]
    public string TickSize { get; init; } = "";

    /// <summary>Quantity step as the venue writes it, such as 0.001.</summary>
    [Required]
    public string QtyStep { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!DecimalStep.TryParse(TickSize, out _))
        {
            yield return new ValidationResult("a positive decimal number, such as 0.10", [nameof(TickSize)]);
        }

        if (!DecimalStep.TryParse(QtyStep, out _))
        {
            yield return new ValidationResult("a positive decimal number, such as 0.001", [nameof(QtyStep)]);
        }
    }

    /// <summary>The instrument.</summary>
    public Instrument ToInstrument() => new(Symbol, DecimalStep.Parse(TickSize), DecimalStep.Parse(QtyStep));
}
