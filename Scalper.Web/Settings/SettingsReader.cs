using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Scalper.Web.Hosting;

namespace Scalper.Web.Settings;

/// <summary>
/// Reads sections of the configuration into options classes: public settable properties with their defaults, checked by the attributes of
/// System.ComponentModel.DataAnnotations and by <see cref="IValidatableObject"/>. Every wrong value is one line in <see cref="Faults"/> that
/// names key, value and what is expected; its property keeps the default, so that reading goes on and all faults are found in one start.
/// <list type="bullet">
/// <item>Scalars: string, bool, int, long, double, decimal, Uri, enums (by name); nullable ones are none where the text is empty.</item>
/// <item>Lists of scalars or of options classes: a configured list replaces the default one wholly; a list of scalars may also be one text
/// with commas. Range, AllowedValues, StringLength and RegularExpression speak of each entry, other attributes of the list.</item>
/// <item>Options classes within options classes; a nullable one without a section stays null.</item>
/// <item>An attribute's ErrorMessage completes "expected ..."; without it the words come from type and attributes.</item>
/// <item><c>[DataType(DataType.Password)]</c> marks a secret: its value is shown as ***.</item>
/// </list>
/// Not thread-safe. An options class with a property of another kind is a bug and throws.
/// </summary>
public sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _faults = [];
    private readonly List<string> _warnings = [];
    private readonly List<SettingInForce> _read = [];
    private readonly SettingOrigins _origins = new(configuration);

    /// <summary>Wrong values so far, one line each.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Keys that no options class knows, one line each, with the known ones.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>What was read so far, in the order of the keys; a secret is not in it.</summary>
    public SettingsInForce InForce => new([.. _read.OrderBy(s => s.Key, StringComparer.OrdinalIgnoreCase)]);

    /// <summary>Reads one section; the empty name means the root, where foreign keys are normal and draw no warning.</summary>
    public T Read<T>(string section)
        where T : class, new()
    {
        T options = new();
        if (section.Length == 0)
        {
            ReadObject(options, configuration, "");
        }
        else
        {
            ReadSection(options, configuration.GetSection(section));
        }

        return options;
    }

    /// <summary>Takes what others read of a section into <see cref="InForce"/>, unchecked.</summary>
    public void NoteForeign(string section) => _read.AddRange(configuration.GetSection(section).AsEnumerable()
        .Where(entry => entry.Value is not null)
        .Select(entry => new SettingInForce(entry.Key, SettingText.Show(entry.Value!), _origins.Of(entry.Key))));

    /// <exception cref="StartException">At least one value read so far was wrong.</exception>
    public void ThrowIfWrong()
    {
        if (_faults.Count > 0)
        {
            throw new StartException(string.Join(Environment.NewLine, _faults));
        }
    }

    /// <summary>Tells of keys that nothing reads, most often slips of the pen.</summary>
    public void LogWarnings(ILogger log)
    {
        foreach (string warning in _warnings)
        {
            log.LogWarning("{Warning}", warning);
        }
    }

    private void ReadSection(object options, IConfigurationSection section)
    {
        string[] known = [.. Settable(options.GetType()).Select(p => p.Name)];
        if (!string.IsNullOrEmpty(section.Value))
        {
            _faults.Add($"{section.Path} = '{SettingText.Show(section.Value)}': expected a group of settings ({string.Join(", ", known)}).");
            return;
        }

        foreach (IConfigurationSection child in section.GetChildren().Where(c => !known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)))
        {
            _warnings.Add($"{child.Path} is not a setting and is ignored; {section.Path} has {string.Join(", ", known)}.");
        }

        ReadObject(options, section, section.Path);
    }

    private void ReadObject(object options, IConfiguration section, string path)
    {
        int faultsBefore = _faults.Count;
        foreach (PropertyInfo property in Settable(options.GetType()))
        {
            ReadProperty(options, new Setting(property), section.GetSection(property.Name));
        }

        // A rule over several values has nothing to say about defaults that stand in for wrong ones.
        if (options is IValidatableObject whole && _faults.Count == faultsBefore)
        {
            CheckTogether(whole, section, path);
        }
    }

    private void ReadProperty(object owner, Setting setting, IConfigurationSection section)
    {
        switch (setting.Shape)
        {
            case SettingShape.Scalar:
                ReadScalar(owner, setting, section);
                Note(owner, setting, section);
                break;
            case SettingShape.List:
                ReadList(owner, setting, section);
                Note(owner, setting, section);
                break;
            default:
                ReadNested(owner, setting, section);
                break;
        }
    }

    private void Note(object owner, Setting setting, IConfigurationSection section) =>
        _read.Add(new SettingInForce(section.Path, setting.Text(owner), _origins.Of(section.Path)));

    private void ReadNested(object owner, Setting setting, IConfigurationSection section)
    {
        if (!section.Exists() && setting.IsOptional)
        {
            return;
        }

        object nested = setting.Property.GetValue(owner) ?? Activator.CreateInstance(setting.Type)!;
        ReadSection(nested, section);
        setting.Property.SetValue(owner, nested);
    }

    private void ReadScalar(object owner, Setting setting, IConfigurationSection section)
    {
        string? text = section.Value;
        if (text is null && section.GetChildren().Any())
        {
            _faults.Add($"{section.Path}: expected {setting.Expected}, found a group of settings.");
            return;
        }

        object? value = setting.Property.GetValue(owner);
        if (text is not null && !setting.TryConvert(text, out value))
        {
            AddFault(section, setting, text, setting.Expected);
        }
        else if (setting.FindBroken(value, owner) is { } broken)
        {
            AddFault(section, setting, text, broken);
        }
        else
        {
            setting.Property.SetValue(owner, value);
        }
    }

    private void ReadList(object owner, Setting setting, IConfigurationSection section)
    {
        int faultsBefore = _faults.Count;
        object? list = setting.Property.GetValue(owner);
        IConfigurationSection[] children = [.. section.GetChildren()];

        // An empty list in one source is an empty text, which stays where another source adds entries.
        if (section.Value is { } text && (text.Length == 0 ? children.Length == 0 : setting.HasScalarEntries))
        {
            string[] parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            list = setting.ToList([.. parts.Select(part => ReadScalarEntry(owner, setting, section, part))]);
        }
        else if (section.Value is { Length: > 0 } stray)
        {
            AddFault(section, setting, stray, setting.ExpectedList);
        }
        else if (children.Length > 0)
        {
            list = setting.ToList([.. children.Select(child => ReadEntry(owner, setting, child))]);
        }

        if (_faults.Count > faultsBefore)
        {
            return;
        }

        if (setting.FindBrokenList(list, owner) is { } broken)
        {
            AddFault(section, setting, section.Value, broken);
        }
        else
        {
            setting.Property.SetValue(owner, list);
        }
    }

    private object? ReadEntry(object owner, Setting setting, IConfigurationSection section)
    {
        if (setting.HasScalarEntries)
        {
            return ReadScalarEntry(owner, setting, section, section.Value ?? "");
        }

        object entry = Activator.CreateInstance(setting.EntryType)!;
        ReadSection(entry, section);
        return entry;
    }

    private object? ReadScalarEntry(object owner, Setting setting, IConfigurationSection section, string text)
    {
        if (!SettingText.TryConvert(setting.EntryType, text, out object? value))
        {
            AddFault(section, setting, text, setting.Expected);
        }
        else if (setting.FindBroken(value, owner) is { } broken)
        {
            AddFault(section, setting, text, broken);
        }

        return value;
    }

    private void CheckTogether(IValidatableObject options, IConfiguration section, string path)
    {
        foreach (ValidationResult result in options.Validate(new ValidationContext(options)).Where(r => r != ValidationResult.Success))
        {
            string? member = result.MemberNames.FirstOrDefault();
            if (member is not null && options.GetType().GetProperty(member) is { } property)
            {
                IConfigurationSection wrong = section.GetSection(member);
                AddFault(wrong, new Setting(property), wrong.Value, result.ErrorMessage!);
            }
            else
            {
                _faults.Add($"{path}: expected {result.ErrorMessage}.");
            }
        }
    }

    private void AddFault(IConfigurationSection section, Setting setting, string? text, string expected)
    {
        string shown =
            text is null ? (section.Exists() ? "" : " is not set")
            : setting.IsSecret ? " = '***'"
            : $" = '{SettingText.Show(text)}'";
        _faults.Add($"{section.Path}{shown}: expected {expected}.");
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true });
}
