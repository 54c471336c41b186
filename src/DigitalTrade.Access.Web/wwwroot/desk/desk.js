// What the desk does in the browser beside the framework: light and dark, print, copying the link, and a lost connection.
(() => {
    'use strict';
    const root = document.documentElement;
    const kept = () => { try { return localStorage.getItem('desk-theme'); } catch { return null; } };
    const keep = theme => { try { localStorage.setItem('desk-theme', theme); } catch { /* a browser that keeps nothing */ } };
    const show = theme => { root.dataset.theme = theme; };
    const wants = matchMedia('(prefers-color-scheme: dark)');
    show(kept() ?? (wants.matches ? 'dark' : 'light'));
    wants.addEventListener('change', e => { if (!kept()) show(e.matches ? 'dark' : 'light'); });

    const tell = words => {
        let note = document.getElementById('desk-note');
        if (!note) {
            note = document.createElement('div');
            note.id = 'desk-note';
            note.setAttribute('role', 'status');
            document.body.append(note);
        }
        note.textContent = words;
        note.classList.add('seen');
        setTimeout(() => note.classList.remove('seen'), 2500);
    };

    document.addEventListener('click', async e => {
        if (!(e.target instanceof Element)) return;
        if (e.target.closest('[data-theme-toggle]')) {
            const next = root.dataset.theme === 'dark' ? 'light' : 'dark';
            show(next);
            keep(next);
        } else if (e.target.closest('[data-print]')) print();
        else {
            const copies = e.target.closest('[data-copy-link]');
            if (!copies) return;
            try {
                await navigator.clipboard.writeText(location.href);
                tell(copies.dataset.copied);
            } catch { tell(location.href); }
        }
    });

    // Everything that was folded is unfolded on paper.
    let folded = [];
    addEventListener('beforeprint', () => {
        folded = [...document.querySelectorAll('main details:not([open])')];
        folded.forEach(d => { d.open = true; });
    });
    addEventListener('afterprint', () => folded.forEach(d => { d.open = false; }));

    document.addEventListener('DOMContentLoaded', () => {
        const dialog = document.getElementById('components-reconnect-modal');
        if (!dialog) return;
        const again = async () => {
            try {
                // False: the service is back and has forgotten this page. All that was stated is in the address.
                if (!await Blazor.reconnect()) location.reload();
            } catch { dialog.dataset.state = 'failed'; }
        };
        dialog.addEventListener('components-reconnect-state-changed', e => {
            const state = e.detail.state;
            dialog.dataset.state = state;
            if (state === 'hide') dialog.close();
            else if (state === 'rejected' || state === 'resume-failed') location.reload();
            else if (!dialog.open) dialog.showModal();
        });
        document.getElementById('connection-retry').addEventListener('click', again);
        document.addEventListener('visibilitychange', () => { if (!document.hidden && dialog.dataset.state === 'failed') again(); });
        setInterval(() => { if (dialog.dataset.state === 'failed' && !document.hidden) again(); }, 5000);
    });
})();
