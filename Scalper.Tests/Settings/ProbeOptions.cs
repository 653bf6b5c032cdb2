using System.ComponentModel.DataAnnotations;

namespace Scalper.Tests.Settings;

/// <summary>One property of every kind a settings class may have.</summary>
public sealed class ProbeOptions : IValidatableObject
{
    public string Text { get; init; } = "text";

    public string? OptionalText { get; init; }

    public bool Switch { get; init; }

    [Range(2, 1000)]
    public int Whole { get; init; } = 12;

    public int? OptionalWhole { get; init; }

    [Range(typeof(long), "0", "9000000000")]
    public long Big { get; init; }

    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Number { get; init; } = 0.5;

    public decimal Exact { get; init; } = 0.1m;

    public DayOfWeek Day { get; init; } = DayOfWeek.Monday;

    [LoopbackOrSecure]
    public Uri? Address { get; init; }

    [AllowedValues("Venue", "TickDirection")]
    public string Choice { get; init; } = "Venue";

    [DataType(DataType.Password)]
    [StringLength(20, MinimumLength = 8)]
    public string? Secret { get; init; }

    [RegularExpression("[A-Z]+", ErrorMessage = "symbols in capital letters")]
    public IReadOnlyList<string> Symbols { get; init; } = ["A", "B", "C"];

    [MaxLength(3)]
    public int[] Sizes { get; init; } = [1, 2];

    public List<ProbeEntry> Entries { get; init; } = [new() { Symbol = "DEFAULT" }];

    public ProbeEntry Nested { get; init; } = new() { Symbol = "NESTED", Step = 7 };

    public ProbeEntry? Absent { get; init; }

    public int Low { get; init; } = 1;

    public int High { get; init; } = 2;

    public string Computed => Text + Whole;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Low > High)
        {
            yield return new ValidationResult("a whole number up to High", [nameof(Low)]);
        }

        if (Low == High)
        {
            yield return new ValidationResult("Low and High to differ");
        }
    }
}
