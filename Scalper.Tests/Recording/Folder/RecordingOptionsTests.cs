using System.ComponentModel.DataAnnotations;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;

namespace Scalper.Tests.Recording.Folder;

public sealed class RecordingOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreValidAndThoseOfTheLimits()
    {
        RecordingOptions options = new();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        Assert.Equal(new JournalLimits(), options.ToLimits());
    }

    [Fact]
    public void Validate_WrongValues_NameTheirKeyAndWhatIsExpected()
    {
        Assert.Equal(["SegmentMegabytes: at most a quarter of BudgetGigabytes"], Faults(new RecordingOptions { BudgetGigabytes = 0.2 }));
        Assert.Equal(["BufferMegabytes: at least four times MostFrameMegabytes, 8"], Faults(new RecordingOptions { BufferMegabytes = 16 }));
        Assert.Equal(["BlockKilobytes: at most an eighth of BufferMegabytes, 4"], Faults(new RecordingOptions { BufferMegabytes = 4, MostFrameMegabytes = 1, BlockKilobytes = 1_024 }));
        Assert.Single(Faults(new RecordingOptions { MinimumFreeGigabytes = -1 }));
    }

    private static string[] Faults(RecordingOptions options)
    {
        List<ValidationResult> found = [];
        Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true);
        return [.. found.Select(f => $"{f.MemberNames.Single()}: {f.ErrorMessage}")];
    }
}
