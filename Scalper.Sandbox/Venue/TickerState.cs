namespace Scalper.Sandbox.Venue;

/// <summary>The fields of a ticker in the order of the wire, as text. "" is the venue's "not applicable".</summary>
internal sealed class TickerState
{
    private static readonly string[] Pairs = ["bid1Price", "bid1Size", "ask1Price", "ask1Size"];

    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly Dictionary<string, int> _slots = [];

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    public string this[string name]
    {
        get => _slots.TryGetValue(name, out int slot) ? _fields[slot].Value : "";
        set
        {
            if (_slots.TryGetValue(name, out int slot))
            {
                _fields[slot] = new KeyValuePair<string, string>(name, value);
                return;
            }
            _slots[name] = _fields.Count;
            _fields.Add(new KeyValuePair<string, string>(name, value));
        }
    }

    public void Clear()
    {
        _fields.Clear();
        _slots.Clear();
    }

    /// <summary>Takes over the fields that differ in <paramref name="current"/> and lists them; price and size of a side go together.</summary>
    public void Step(TickerState current, List<KeyValuePair<string, string>> changes)
    {
        foreach (KeyValuePair<string, string> field in current._fields)
        {
            if (!_slots.ContainsKey(field.Key) || this[field.Key] != field.Value || IsBesideChange(current, field.Key))
            {
                changes.Add(field);
            }
        }
        foreach ((string name, string value) in changes)
        {
            this[name] = value;
        }
    }

    private bool IsBesideChange(TickerState current, string name)
    {
        int place = Array.IndexOf(Pairs, name);
        return place >= 0 && this[Pairs[place ^ 1]] != current[Pairs[place ^ 1]];
    }
}
