using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Scalper.Tests.Telemetry;

/// <summary>The instruments of one application's own meters, and what they say.</summary>
internal sealed class MeterProbe : IDisposable
{
    private readonly ConcurrentDictionary<Instrument, bool> _instruments = [];
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, double> _read = [];

    public MeterProbe(IServiceProvider services)
    {
        IMeterFactory meters = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Meter.Name.StartsWith("Scalper.", StringComparison.Ordinal))
            {
                _instruments[instrument] = true;
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.MeasurementsCompleted = (instrument, _) => _instruments.TryRemove(KeyValuePair.Create(instrument, true));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Those that there are now.</summary>
    public IReadOnlyCollection<Instrument> Instruments => [.. _instruments.Keys];

    /// <summary>Every measurement by the instrument's name and its attributes.</summary>
    public Dictionary<string, double> Read()
    {
        _read.Clear();
        _listener.RecordObservableInstruments();
        return _read;
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _read.Add(string.Join(' ', [instrument.Name, .. tags.ToArray().Select(t => $"{t.Key}={t.Value}")]), value);
}
